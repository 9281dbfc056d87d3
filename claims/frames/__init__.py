"""What an analyst does with a table of claims: `table.claims` in pandas."""
