"""The tests of cleantext."""
