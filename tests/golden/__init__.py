"""What is read and found today in the texts of the tests: a change of a rule or a word shows here what it moves.

`python -m tests.golden` writes the two tables anew; the difference is to be read before it is kept.
"""
