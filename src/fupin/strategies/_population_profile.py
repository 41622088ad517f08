"""What an invented population is like: how large households are, how much is missing."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import attrs

from fupin.errors import InvalidValueError, UnknownNameError


LARGEST: Final = 1_000
"""Members the largest household may have."""


def _share(_: object, field: attrs.Attribute[float], share: float) -> None:
    _refuse(not 0 <= share <= 1, field.name, "0至1", "0 to 1")


def _sizes(_: object, field: attrs.Attribute[tuple[int, ...]], sizes: tuple[int, ...]) -> None:
    fits = 0 < len(sizes) <= LARGEST and min(sizes) >= 0 and sum(sizes) > 0
    _refuse(not fits, field.name, "非负权重，1至1000人", "weights of 1 to 1000 persons")


def _crowd(_: object, field: attrs.Attribute[int], size: int) -> None:
    _refuse(not 1 <= size <= LARGEST, field.name, "1至1000人", "1 to 1000 persons")


def _every(_: object, field: attrs.Attribute[int], step: int) -> None:
    _refuse(step < 0, field.name, "0或正整数", "zero or more")


def _refuse(impossible: bool, name: str, expected: str, expected_en: str) -> None:
    if impossible:
        raise InvalidValueError(
            "population.impossible-profile",
            f"人口特征 {name} 不可能",
            f"no population has such {name}",
            expected=expected,
            expected_en=expected_en,
        )


@attrs.frozen(kw_only=True)
class Profile:
    """The shape of an invented population; every number in it is made up.

    Raises:
        InvalidValueError: If no population has this shape.
    """

    name: str

    missing: float = attrs.field(default=0.02, validator=_share)
    """Share of the cells that are not recorded."""

    at_thresholds: float = attrs.field(default=0.02, validator=_share)
    """Share of the numbers that lie on a threshold of a rule, or one step beside."""

    empty: float = attrs.field(default=0.001, validator=_share)
    """Share of the households that have nobody."""

    sizes: tuple[int, ...] = attrs.field(
        default=(13, 19, 24, 22, 13, 6, 2, 1), validator=_sizes
    )
    """How often a household has 1, 2, 3 … members."""

    crowd_every: int = attrs.field(default=0, validator=_every)
    """One household in so many is a crowd, the eighth first; 0 for none."""

    crowd: int = attrs.field(default=LARGEST, validator=_crowd)
    """Members of a crowd."""

    lifelike: bool = True
    """Whether answers fit together as in a register: ages, schooling, causes, incomes.

    Otherwise every answer that the code lists and the columns allow comes up, alike often.
    """

    small_types: bool = False
    """Whether whole numbers come in a mix of narrow types instead of 64 bits."""


REGISTER: Final = Profile(name="register")
EDGES: Final = Profile(
    name="edges",
    missing=0.2,
    at_thresholds=0.7,
    empty=0.05,
    sizes=(30, 30, 20, 15, 5),
    crowd_every=5_000,
    lifelike=False,
    small_types=True,
)
PROFILES: Final[Mapping[str, Profile]] = MappingProxyType(
    {profile.name: profile for profile in (REGISTER, EDGES)}
)


def find_profile(profile: str | Profile) -> Profile:
    """A shipped profile by its name; one's own as it is.

    Raises:
        UnknownNameError: If there is none of this name.
    """
    if isinstance(profile, Profile):
        return profile
    if profile not in PROFILES:
        raise UnknownNameError("profile", profile, PROFILES)
    return PROFILES[profile]
