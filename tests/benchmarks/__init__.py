"""What `make bench` measures: how fast the program is, as ratios to a peer in the same run. Never part of the tests."""
