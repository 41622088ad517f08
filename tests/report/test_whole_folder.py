"""Outputs appear all together, or not at all."""

from pathlib import Path

import pytest

from fupin.report import OUTPUTS, whole, write_results


def fill(folder, *names):
    with whole(folder) as made:
        for name in names:
            (made / name).write_text("new")


def test_a_new_folder(tmp_path):
    fill(tmp_path / "a" / "b", "x", "y")

    assert sorted(p.name for p in (tmp_path / "a" / "b").iterdir()) == ["x", "y"]
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


def test_other_files_are_kept_and_ours_replaced(tmp_path):
    (tmp_path / "mine").write_text("mine")
    (tmp_path / "x").write_text("old")

    fill(tmp_path, "x", "y")

    found = {p.name: p.read_text() for p in tmp_path.iterdir()}
    assert found == {"mine": "mine", "x": "new", "y": "new"}


def test_nothing_is_left_of_a_failure(tmp_path):
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "x").write_text("old")

    def broken(folder):
        with whole(folder) as made:
            (made / "x").write_text("half")
            raise RuntimeError("full")

    for folder in (tmp_path / "new" / "deep", tmp_path / "old"):
        with pytest.raises(RuntimeError):
            broken(folder)

    assert [p.name for p in tmp_path.iterdir()] == ["old"]
    assert {p.name: p.read_text() for p in (tmp_path / "old").iterdir()} == {"x": "old"}


def test_failure_while_moving_puts_the_old_back(tmp_path, monkeypatch):
    for name in ("x", "y"):
        (tmp_path / name).write_text("old")
    replace = Path.replace

    def failing(self, target):
        if self.parent.name == "new" and self.name == "y":
            raise OSError(28, "no space")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(OSError, match="no space"):
        fill(tmp_path, "w", "x", "y")

    assert {p.name: p.read_text() for p in tmp_path.iterdir()} == {"x": "old", "y": "old"}


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "x").write_text("mine")

    with pytest.raises(NotADirectoryError):
        fill(tmp_path / "x", "y")


def test_a_folder_where_a_file_should_go(tmp_path):
    (tmp_path / "y").mkdir()

    with pytest.raises(IsADirectoryError):
        fill(tmp_path, "x", "y")
    assert [p.name for p in tmp_path.iterdir()] == ["y"]


def test_every_output_is_written(result, tmp_path):
    told = []

    with whole(tmp_path / "out") as made:
        write_results(made, result, progress=told.append)

    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == sorted(OUTPUTS)
    assert told == list(OUTPUTS)
