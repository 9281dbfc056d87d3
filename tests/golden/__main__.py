"""The command: `python -m tests.golden` writes the golden tables anew."""

from tests.golden.drawn import TABLES, keep

if __name__ == "__main__":
    for table in TABLES:
        keep(table)
