"""The door of the room: what it offers, and what it says without polars."""

import subprocess
import sys

from fupin import frames


def test_names_are_there():
    assert all(hasattr(frames, name) for name in frames.__all__)


def test_without_polars_the_extra_is_named():
    source = """
import sys
sys.modules["polars"] = None
try:
    import fupin.frames
except ImportError as error:
    print(type(error).__name__, error.extra, error)
"""
    found = subprocess.run(
        [sys.executable, "-c", source], check=True, capture_output=True, text=True
    )
    assert found.stdout.startswith("MissingExtraError frames")
    assert "pip install 'fupin[frames]'" in found.stdout
