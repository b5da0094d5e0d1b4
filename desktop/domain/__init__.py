"""What a self-evaluation is: values and pure functions, the standard library only."""
