"""The version of the library: the one place it is written."""

from typing import Final


VERSION: Final = "0.1.0"
