"""`python -m bootpath`: the same as the command."""

from bootpath.cli import main

if __name__ == "__main__":
    main()
