"""Three-valued truth (Kleene)."""

from __future__ import annotations

import enum


class Truth(enum.Enum):
    """Whether a condition is met, as far as the record shows."""

    MET = "met"
    NOT_MET = "not met"
    UNKNOWN = "unknown"

    @classmethod
    def of(cls, value: bool | None) -> Truth:
        """Turn ``True``, ``False`` or ``None`` (not recorded) into a `Truth`."""
        if value is None:
            return cls.UNKNOWN
        return cls.MET if value else cls.NOT_MET

    @property
    def zh(self) -> str:
        """The truth in Chinese."""
        return _ZH[self]

    def __bool__(self) -> bool:
        raise TypeError("a Truth is not a bool: compare it, for example `is Truth.MET`")


_ZH = {Truth.MET: "达到", Truth.NOT_MET: "未达到", Truth.UNKNOWN: "无法判定"}
