"""The pre-review: what the checks and the book say, what was acknowledged, and finalising."""
