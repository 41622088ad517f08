"""policyengine-core, in one of the ways of `systems`."""

from __future__ import annotations

import functools

from systems import load
from telling import tell


if __name__ == "__main__":
    tell(functools.partial(load, "policyengine_core", "policyengine-core"))
