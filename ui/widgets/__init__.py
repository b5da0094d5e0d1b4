"""Single inputs and marks."""
