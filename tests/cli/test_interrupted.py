"""Whoever stops the command is told, and no file with names is left about."""

from __future__ import annotations

import signal
import subprocess
import sys
import time

import pytest

from fupin.cli import commands, main


def test_interrupted_is_status_130_without_a_traceback(tmp_path, monkeypatch, capsys):
    def stop(*_args, **_more):
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "synthetic_county", stop)
    assert main(["demo", "--out", str(tmp_path / "out")]) == 130
    assert capsys.readouterr().err.endswith("已中断，未写出结果\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="ends processes without a signal")
def test_being_ended_tidies_up(tmp_path):
    command = [sys.executable, "-m", "fupin", "demo", "--out", str(tmp_path / "out")]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        deadline = time.monotonic() + 30
        while not any(tmp_path.iterdir()) and time.monotonic() < deadline:
            time.sleep(0.02)
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 130
    assert list(tmp_path.iterdir()) == []
