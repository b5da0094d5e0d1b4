"""What stands around the open report: list, problems, scores."""
