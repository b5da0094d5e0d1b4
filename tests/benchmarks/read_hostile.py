"""Read an Excel file that is to be refused; fails where it is not."""

import sys
from pathlib import Path

from desktop.errors import KnownError
from desktop.exchange.workbook import read_sheets

if __name__ == "__main__":
    try:
        read_sheets(Path(sys.argv[1]))
    except KnownError as error:
        sys.stdout.write(f"{error.code}\n")
    else:
        sys.exit("it was read")
