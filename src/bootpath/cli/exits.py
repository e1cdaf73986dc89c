"""The exit codes, as the documentation names them."""

CLEAN = 0
PROBLEMS = 1
USAGE = 2
OUR_FAULT = 70
CANNOT_READ_OR_WRITE = 74
BUSY = 75
INTERRUPTED = 130

MEANING = {
    CLEAN: "clean",
    PROBLEMS: "problems found",
    USAGE: "wrong usage",
    OUR_FAULT: "a fault of bootpath's own; please report it",
    CANNOT_READ_OR_WRITE: "cannot read or write",
    BUSY: "another build writes the same output",
    INTERRUPTED: "interrupted",
}
