"""What spreadsheets and input methods do to a text, undone."""

from __future__ import annotations

import unicodedata


def plain(text: str) -> str:
    r"""Make *text* half-width, without blanks, invisible characters or a leading apostrophe.

    >>> plain("'４２０ 324\u200b")
    '420324'

    Raises:
        TypeError: If *text* is no text; what it is instead is not shown.
    """
    if not isinstance(text, str):
        raise TypeError(f"expected a text, not {type(text).__name__}")
    if text.isascii() and text.isalnum():
        return text
    folded = unicodedata.normalize("NFKC", text)
    kept = (c for c in folded if not c.isspace() and unicodedata.category(c) != "Cf")
    return "".join(kept).lstrip("'‘’`")
