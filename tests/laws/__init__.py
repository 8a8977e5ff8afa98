"""The laws: what holds for every document."""
