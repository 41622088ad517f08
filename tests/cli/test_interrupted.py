"""Whoever stops the command is told, and no file with names is left about."""

from __future__ import annotations

import signal
import sys

from fupin.cli import commands, main


def test_interrupted_is_status_130_without_a_traceback(tmp_path, monkeypatch, capsys):
    def stop(*_args, **_more):
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "synthetic_county", stop)
    assert main(["demo", "--out", str(tmp_path / "out")]) == 130
    assert capsys.readouterr().err.endswith("已中断，未写出结果\n")
    assert list(tmp_path.iterdir()) == []


def test_being_ended_tidies_up(tmp_path, monkeypatch, capsys):
    """In the middle of the work, with files begun: the same, and nothing is left."""

    def ended(*_args, **_more):
        # Only once our handler stands: the test must not end its own process.
        assert signal.getsignal(signal.SIGTERM) is signal.default_int_handler
        assert any(tmp_path.iterdir())
        signal.raise_signal(signal.SIGTERM)

    monkeypatch.setattr(commands, "synthetic_county", ended)
    monkeypatch.setattr(sys, "argv", ["fupin", "demo", "--out", str(tmp_path / "out")])
    before = signal.getsignal(signal.SIGTERM)
    try:
        assert main() == 130
    finally:
        signal.signal(signal.SIGTERM, before)
    assert capsys.readouterr().err.endswith("已中断，未写出结果\n")
    assert list(tmp_path.iterdir()) == []
