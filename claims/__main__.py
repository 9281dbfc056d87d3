"""`python -m claims`, for where the command itself is not on the path."""

from claims.cli import main

if __name__ == "__main__":  # and not in the processes that it starts
    main(prog_name="claims")
