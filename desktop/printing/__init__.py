"""Reports become PDF. The only importer of reportlab."""
