"""Chinese working days from the extra ``calendar``: holidays and make-up days included."""

from __future__ import annotations

import importlib

from datetime import date

from fupin.errors import MissingExtraError
from fupin.register.days import Calendar


def chinese_workdays() -> Calendar:
    """The working days the State Council announced, as the package *chinesecalendar* has them.

    Returns:
        A calendar that is ``None`` for years the installed package does not know.

    Raises:
        MissingExtraError: Without the extra ``calendar``.
    """
    try:
        package = importlib.import_module("chinese_calendar")
    except ImportError:
        raise MissingExtraError("Chinese working days", "calendar") from None

    def working(day: date) -> bool | None:
        try:
            return bool(package.is_workday(day))
        except NotImplementedError:  # its way of saying that it does not know the year
            return None

    return working
