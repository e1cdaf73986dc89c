"""What all tests share: the directory of the project, and modules that stand beside the tests."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
