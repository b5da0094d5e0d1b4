"""The pages of the open report: one module for each kind of block."""
