"""``python -m fupin`` is the command."""

from fupin.cli import main


if __name__ == "__main__":
    raise SystemExit(main())
