"""Fuzzing: whatever is read, only the declared errors are raised, offsets hold, and what is written can be read again.

`python -m tests.fuzz reader --minutes 60` goes on for an hour; the tests run a few seconds of each.
"""
