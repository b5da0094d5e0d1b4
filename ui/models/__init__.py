"""Lists and tables as Qt models."""
