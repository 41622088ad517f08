"""What cannot exist is refused when an object is made; what is odd is left to checks."""

from __future__ import annotations

from fupin.errors import InvalidValueError


class InvariantError(InvalidValueError):
    """An object that cannot exist: two of its fields contradict each other.

    *field* names the field the fault is reported at.
    """

    code = "FP104"

    def __init__(self, field: str, problem_code: str, message: str, message_en: str) -> None:
        super().__init__(problem_code, message, message_en)
        self.field = field


def refuse_if(
    impossible: bool,
    field: str,
    problem_code: str,
    message: str,
    message_en: str,
) -> None:
    """Raise `InvariantError` if the object can't exist."""
    if impossible:
        raise InvariantError(field, problem_code, message, message_en)
