"""What an article says beside what it allows: a module for each family of relations."""
