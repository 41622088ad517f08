"""Only text is JSON."""

from __future__ import annotations

import pytest

from fupin.model import Household
from fupin.serial import loads


@pytest.mark.parametrize("given", [None, 5, {"household_id": "1"}, bytearray(b"{}")])
def test_what_is_no_text_is_a_mistake_of_the_caller(given):
    with pytest.raises(TypeError, match="JSON text must be str or bytes"):
        loads(given, Household)
