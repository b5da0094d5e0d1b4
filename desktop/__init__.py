"""Everything that Ziping does without a window: it runs, tests and prints without Qt installed."""
