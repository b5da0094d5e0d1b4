"""Reports come in from files and other books, and go out as files for others."""
