"""What figures say beside what others allow: one file for each type of relation."""
