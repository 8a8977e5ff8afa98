"""What all tests share: the hypothesis profiles.

By default examples are derived from the test, so that every run is the same. ``HYPOTHESIS_PROFILE=nightly`` (or
``--hypothesis-profile=nightly``) looks fifty times as deep, at other examples each time.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "cleantext",
    derandomize=True,
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
settings.register_profile("nightly", settings.get_profile("cleantext"), derandomize=False, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "cleantext"))
