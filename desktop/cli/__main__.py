"""`python -m desktop.cli`, the same as `ziping-cli`."""

import sys

from desktop.cli import main

if __name__ == "__main__":
    sys.exit(main())
