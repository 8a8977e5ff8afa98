"""Evaluation and speed harness: ``python -m tests.bench COMMAND DATA`` (scripts, not collected by pytest)."""
