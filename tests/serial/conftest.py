"""A household with every field of every class set; and the same as plain data."""

from __future__ import annotations

import json

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def household_text():
    return (Path(__file__).parent / "household.json").read_text(encoding="utf-8")


@pytest.fixture
def document(household_text):
    return json.loads(household_text)
