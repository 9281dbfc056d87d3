"""Mutation testing: small faults are put into the code, one at a time, and the tests must see each of them.

mutmut resists here: it leaves out decorated functions, and every rule of a grammar is one; it leaves out what a module
does when it is imported, where the patterns and the word lists stand; and it starts the tests anew for each fault.
Here the faults are those that mutmut 3 makes, of patterns too, and a fault costs a fork and the few tests that pass
through its line.
"""
