"""`python -m desktop.cli`, the same as `ziping-cli`."""

import sys

from desktop.cli import main

sys.exit(main())
