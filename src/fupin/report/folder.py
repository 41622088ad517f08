"""A folder whose files appear all together, or not at all."""

from __future__ import annotations

import contextlib
import errno
import shutil
import tempfile

from collections.abc import Iterable, Iterator
from pathlib import Path


@contextlib.contextmanager
def whole(folder: Path, *, stale: Iterable[str] = ()) -> Iterator[Path]:
    """Give a place to write in; on success all that was written moves into *folder*.

    Files that *folder* has besides are kept, those of the same name replaced.  If
    anything fails, *folder* is as it was, and nothing is left beside it.

    Args:
        folder: Where the files go.
        stale: Patterns of files of an earlier run that go away with the new ones.

    Raises:
        NotADirectoryError: If *folder* is a file.
        IsADirectoryError: If a folder stands where a file should go.
    """
    if folder.exists() and not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "not a folder", str(folder))
    near = folder.absolute()  # on the same disk, so that moving is renaming
    while not near.exists():
        near = near.parent
    workshop = Path(tempfile.mkdtemp(prefix=".fupin-", dir=near))
    try:
        made = workshop / "new"
        made.mkdir()
        yield made
        _move(made, folder, workshop / "old", tuple(stale))
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


def _move(made: Path, folder: Path, old: Path, stale: tuple[str, ...]) -> None:
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        made.rename(folder)
        return
    names = sorted(file.name for file in made.iterdir())
    for name in names:
        if (folder / name).is_dir():
            raise IsADirectoryError(errno.EISDIR, "a folder", str(folder / name))
    old.mkdir()
    moved: list[str] = []
    old_files = (file for pattern in stale for file in folder.glob(pattern))
    gone = sorted({file.name for file in old_files if file.is_file()})
    try:
        for name in gone:
            (folder / name).replace(old / name)
        for name in names:
            if (folder / name).exists():
                (folder / name).replace(old / name)
            moved.append(name)
            (made / name).replace(folder / name)
    except BaseException:
        for name in moved:
            (folder / name).unlink(missing_ok=True)
        for file in old.iterdir():
            file.replace(folder / file.name)
        raise
