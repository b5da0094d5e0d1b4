"""From a PDF to a sheet of paper, by way of the system's print dialog."""
