"""The command line over all of it: `ziping-cli`.

Exit codes: 0 good, 1 an error finding or refused input, 2 wrong usage.
"""
