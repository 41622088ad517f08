"""What the tests of the strategies ask for."""

import pytest

from hypothesis import Phase, find, settings


@pytest.fixture(scope="session")
def some():
    """An example that meets a condition, as it was drawn: not made simpler."""
    search = settings(
        database=None, deadline=None, max_examples=3_000, phases=[Phase.generate]
    )
    return lambda strategy, condition: find(strategy, condition, settings=search)
