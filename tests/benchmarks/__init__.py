"""How well and how fast figures are read: `python -m tests.benchmarks --help`. Nothing here passes or fails."""
