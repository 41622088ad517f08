"""What is no text is refused by its type, without showing it."""

from __future__ import annotations

import pytest

from fupin.values import CreditCode, IdNumber, Phone, RegionCode


@pytest.mark.parametrize("kind", [CreditCode, IdNumber, Phone, RegionCode])
@pytest.mark.parametrize("given", [None, 420_324_198_001_010_019, 4.2e17, b"420324"])
def test_only_texts_are_read(kind, given):
    with pytest.raises(TypeError, match="expected a text") as caught:
        kind.read(given)
    assert "420324" not in str(caught.value)
