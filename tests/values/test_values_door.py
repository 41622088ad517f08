"""The room's door: what it exports."""

from __future__ import annotations

import fupin.values


def test_every_exported_name_is_there():
    assert len(set(fupin.values.__all__)) == len(fupin.values.__all__)
    assert all(hasattr(fupin.values, name) for name in fupin.values.__all__)
