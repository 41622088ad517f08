"""The pages are whole: every room, every public name, every fragment in its form."""

from __future__ import annotations

import ast
import re

from pathlib import Path

import fupin


ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(p for p in DOCS.rglob("*.md") if "_build" not in p.parts)
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def text(path: Path) -> str:
    return path.read_text("utf-8")


def test_every_room_has_a_page_of_the_api():
    rooms = {p.parent.name for p in (ROOT / "src" / "fupin").glob("*/__init__.py")}

    described = {p.stem for p in (DOCS / "reference" / "api").glob("*.md")}

    assert rooms - {"cli", "ext"} <= described


def test_every_page_is_chinese_first():
    """The title of every page has Chinese in it; no page is a stub."""
    for page in PAGES:
        if page.parent.name == "changelog.d":
            continue
        shown = text(page).removeprefix("---\norphan: true\n---\n\n")
        assert CHINESE.search(shown.splitlines()[0]), page
        assert "PLACEHOLDER" not in text(page), page


def test_snippets_that_are_not_run_are_python():
    """Snippets of other frameworks are marked ``py``; they parse at least."""
    snippets = [
        code
        for page in PAGES
        for code in re.findall(r"^```py\n(.*?)^```", text(page), re.DOTALL | re.MULTILINE)
    ]

    assert len(snippets) >= 3
    for code in snippets:
        ast.parse(code)


def test_links_of_the_readme_lead_somewhere():
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md"):
        for target in re.findall(r"\]\(([^)#]+)", text(page)):
            assert (ROOT / target).exists(), target


def test_glossary_binds_one_to_one():
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|", text(DOCS / "glossary.md"), re.MULTILINE)
    english, chinese = zip(*rows[1:], strict=True)

    assert len(set(english)) == len(english)
    assert len(set(chinese)) == len(chinese)
    assert {"household", "exit of a village", "poverty incidence", "batch"} <= set(english)
    bound = dict(zip(english, chinese, strict=True))
    assert bound["check"] == "检查"
    assert bound["finding (of a check)"] == "疑点"
    assert bound["worklist (of checks)"] == "疑点清单"
    assert bound["pack"] == "规则包"
    assert bound["snapshot"] == "快照"


def test_a_policy_fragment_says_what_it_affects():
    """Readers of results need to know which of them a change of the data touches."""
    for fragment in (DOCS / "changelog.d").glob("*.policy.md"):
        for word in ("Affects: ", "Periods: ", "Source: "):
            assert re.search(f"^{word}.", text(fragment), re.MULTILINE), (fragment, word)


def test_changelog_has_its_mark():
    assert "<!-- towncrier release notes start -->\n" in text(ROOT / "CHANGELOG.md")


def test_decisions_are_numbered_and_listed():
    files = sorted(p.stem for p in (DOCS / "explanation" / "decisions").glob("0*.md"))

    assert [f[:4] for f in files] == [f"{n:04}" for n in range(1, len(files) + 1)]
    assert all(f in text(DOCS / "explanation" / "decisions" / "index.md") for f in files)


def test_names_of_the_face_are_there():
    """What the pages import from the face exists."""
    used = set()
    for page in (ROOT / "README.md", *PAGES):
        used |= set(re.findall(r"\bfupin\.([A-Za-z_]+)\(", text(page)))

    known = set(fupin.__all__) | {"frames", "strategies"}
    assert used <= known, used - known
