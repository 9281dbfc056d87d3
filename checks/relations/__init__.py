"""Rows that put what some figures say beside what others allow, one module for each kind of relation."""
