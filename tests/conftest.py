"""How hard Hypothesis looks: ``FUPIN_HYPOTHESIS`` is ``dev``, ``ci`` or ``nightly``."""

import os

from hypothesis import settings


settings.register_profile("dev", max_examples=150, deadline=None, print_blob=True)
settings.register_profile("ci", settings.get_profile("dev"), derandomize=True)
settings.register_profile("nightly", settings.get_profile("dev"), max_examples=3_000)
settings.load_profile(os.environ.get("FUPIN_HYPOTHESIS", "dev"))
