"""Tests of the fuzzer: that it tells the truth, finds planted bugs, and what it finds in the cleaner today."""
