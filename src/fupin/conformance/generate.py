"""Write the golden files from the standards and schemes that are shipped.

``python -m fupin.conformance.generate`` writes them into the source tree it is run from;
with ``--check`` it writes nothing and leaves with status 1 where a file is stale.
"""

from __future__ import annotations

import sys

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from fupin.conformance.files import FOLDER, SUFFIX, file_name
from fupin.conformance.rulebook import RuleBook, books
from fupin.conformance.writing import lines


COMMAND: Final = "python -m fupin.conformance.generate"
CASES: Final = Path(__file__).parent / FOLDER
"""Where the files stand in the source tree."""


def golden(of: RuleBook) -> str:
    """The golden file of a book, as it should be."""
    return "".join(line + "\n" for line in lines(of))


def stale(of: RuleBook, folder: Path = CASES) -> bool:
    """Whether the file of a book is not what the book gives."""
    path = folder / file_name(of.id)
    return not path.is_file() or path.read_text("utf-8") != golden(of)


def orphans(folder: Path = CASES) -> tuple[Path, ...]:
    """Files of standards and schemes that are no longer shipped."""
    known = {file_name(name) for name in books()}
    return tuple(sorted(p for p in folder.glob(f"*{SUFFIX}") if p.name not in known))


def write(folder: Path = CASES) -> Iterator[Path]:
    """Write every file that is stale, remove those without a book; give what changed."""
    folder.mkdir(exist_ok=True)
    for of in books().values():
        path, text = folder / file_name(of.id), golden(of)
        if not path.is_file() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8", newline="\n")
            yield path
    for path in orphans(folder):
        path.unlink()
        yield path


def main(argv: Sequence[str], folder: Path = CASES) -> int:
    """Write, or with ``--check`` look; 0 where nothing is stale."""
    if list(argv) not in ([], ["--check"]):
        sys.stderr.write(f"usage: {COMMAND} [--check]\n")
        return 2
    if argv:
        found = [folder / file_name(of.id) for of in books().values() if stale(of, folder)]
        found += orphans(folder)
    else:
        found = list(write(folder))
    for path in found:
        sys.stdout.write(f"{path.name}\n")
    return 1 if argv and found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
