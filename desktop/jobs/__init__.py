"""The work that joins the book, the paper and the files of others, for the command line and the window alike."""
