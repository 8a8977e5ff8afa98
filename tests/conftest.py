"""What all tests share: the hypothesis profile. Examples are derived from the test, so that every run is the same."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile(
    "cleantext",
    derandomize=True,
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
settings.load_profile("cleantext")
