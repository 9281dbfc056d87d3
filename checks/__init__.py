"""Do the articles agree? What cannot all be true among the figures of a claims table."""
