"""A standard of an installed overlay is found by its id, after the shipped ones."""

from pathlib import Path

import pytest

from fupin import standards as room
from fupin.errors import UnknownNameError
from fupin.standards import overlay as offered
from fupin.standards import scheme, standard
from fupin.standards.overlay import read_overlay


EXAMPLE = Path(__file__).parents[2] / "examples" / "data" / "overlay.toml"


@pytest.fixture
def installed(monkeypatch):
    found = read_overlay(EXAMPLE)
    monkeypatch.setattr(offered, "overlays", lambda: (found,))
    room._installed.cache_clear()
    yield found
    room._installed.cache_clear()


def test_a_standard_of_an_overlay_is_found(installed):
    own = installed.standards[0]

    assert standard(own.id) is own
    assert standard("cn/household/2016").id == "cn/household/2016"


def test_a_scheme_of_an_overlay_is_found(installed):
    for own in installed.schemes:
        assert scheme(own.id) is own


def test_near_ids_of_overlays_are_suggested(installed):
    own = installed.standards[0].id

    with pytest.raises(UnknownNameError) as caught:
        standard(own + "x")

    assert own in caught.value.near
    with pytest.raises(UnknownNameError):
        scheme("no/such/scheme")
