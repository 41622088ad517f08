"""Standards and schemes of an overlay: new ones, and others with changes."""

from __future__ import annotations

import re

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, TypeVar

from fupin.errors import RuleSyntaxError
from fupin.facts.asked import AskedFact
from fupin.logic import Condition, Vocabulary, parse
from fupin.policy import Document, History
from fupin.policy.toml_places import Path
from fupin.standards.overlay_faults import Faults, Shape, near
from fupin.standards.overlay_policy import find_document
from fupin.standards.overlay_shape import BATCH, RULE, SCHEME, STANDARD
from fupin.standards.rule import Batch, IncomeConcept, Rule, Scheme, Standard, Subject
from fupin.standards.vocabulary import of_members, vocabulary
from fupin.values import Citation, Standing


T = TypeVar("T", Standard, Scheme)
P = TypeVar("P", Rule, Batch)

_ID: Final = re.compile(r"[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)*")
_NAME: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Books:
    """Reads standards and schemes, with what the overlay has besides them."""

    def __init__(
        self,
        documents: Mapping[str, Document],
        histories: tuple[History, ...],
        asked: Mapping[Subject, tuple[AskedFact, ...]],
        faults: Faults,
    ) -> None:
        self.documents = documents
        self.histories = histories
        self.asked = asked
        self.faults = faults

    def standards(
        self, tables: Mapping[str, Any], shipped: Mapping[str, Standard]
    ) -> dict[str, Standard]:
        """The standards, by id."""
        return self._books("standards", tables, STANDARD, shipped, self._standard)

    def schemes(
        self, tables: Mapping[str, Any], shipped: Mapping[str, Scheme]
    ) -> dict[str, Scheme]:
        """The schemes, by id."""
        return self._books("schemes", tables, SCHEME, shipped, self._scheme)

    def _books(
        self,
        kind: str,
        tables: Mapping[str, Any],
        shape: Shape,
        shipped: Mapping[str, T],
        build: Callable[[Path, str, Mapping[str, Any], T | None], T | None],
    ) -> dict[str, T]:
        sound = {
            name: table
            for name, table in tables.items()
            if self.faults.fits((kind, name), table, shape)
            and self._may_be_called((kind, name), name, shipped)
        }
        found: dict[str, T] = {}
        for name in self._bases_first(kind, tables, sound, shipped):
            base = sound[name].get("base")
            known = {**shipped, **found}
            if base is None or base in known:  # else the base has a fault of its own
                book = build((kind, name), name, sound[name], known.get(base or ""))
                if book is not None:
                    found[name] = book
        return found

    def _may_be_called(self, path: Path, name: str, shipped: Mapping[str, Any]) -> bool:
        if name in shipped:
            self.faults.add(path, "overlay.name-taken", found=name)
        elif not _ID.fullmatch(name):
            said = "编号只用字母、数字、-、_ 和 /", "letters, digits, -, _ and / only"
            self.faults.add(path, "overlay.bad-name", *said, found=name)
        else:
            return True
        return False

    def _bases_first(
        self,
        kind: str,
        tables: Mapping[str, Any],
        sound: Mapping[str, Any],
        shipped: Mapping[str, Any],
    ) -> Iterator[str]:
        waiting = dict.fromkeys(sound)
        for name in sound:
            base = sound[name].get("base")
            if base is not None and base not in shipped and base not in tables:
                path = (kind, name, "base")
                self.faults.add(
                    path, "overlay.unknown-base", **near(base, [*shipped, *tables])
                )
                del waiting[name]
        while waiting:
            ready = [n for n in waiting if sound[n].get("base") not in waiting]
            for name in ready or waiting:
                if not ready:
                    self.faults.add((kind, name, "base"), "overlay.in-a-circle")
            if not ready:
                return
            for name in ready:
                del waiting[name]
                yield name

    def _standard(
        self, path: Path, name: str, table: Mapping[str, Any], base: Standard | None
    ) -> Standard | None:
        before = len(self.faults.found)
        if base is None:
            for key in ("subject", "first", "last"):
                if key not in table:
                    self.faults.add(path, "overlay.missing-key", key)
        kind = table.get("subject", base.subject.value if base else Subject.HOUSEHOLD.value)
        subject = Subject(kind)
        if base is not None and base.subject is not subject:
            self.faults.add((*path, "subject"), "overlay.other-subject")
        words = vocabulary(subject, self.histories, self.asked.get(subject, ()))
        changes = [
            self._rule((*path, "rules", i), name, row, words)
            for i, row in enumerate(table.get("rules", ()))
        ]
        kept = {rule.last_name: rule for rule in base.rules} if base else {}
        rules = self._changed((*path, "rules"), kept, table, changes)
        cites = self._citation(path, table)
        first = table.get("first", base.first if base else None)
        last = table.get("last", base.last if base else None)
        if first and last and first > last:
            self.faults.add((*path, "last"), "overlay.days-reversed")
        if len(self.faults.found) > before or cites is None:
            return None
        income = IncomeConcept(table["income"]) if "income" in table else None
        return Standard(
            id=name,
            title=table["title"],
            title_en=table["title_en"],
            subject=subject,
            rules=rules,
            cites=cites,
            first=first,
            last=last,
            income=income or (base.income if base else None),
            note=table.get("note", ""),
            own=self.histories,
            asked=self.asked.get(subject, ()),
        )

    def _scheme(
        self, path: Path, name: str, table: Mapping[str, Any], base: Scheme | None
    ) -> Scheme | None:
        before = len(self.faults.found)
        asked = self.asked.get(Subject.HOUSEHOLD, ())
        words = vocabulary(Subject.HOUSEHOLD, (), asked, parameters=False)
        changes = [
            self._batch((*path, "batches", i), row, words)
            for i, row in enumerate(table.get("batches", ()))
        ]
        kept = {batch.id: batch for batch in base.batches} if base else {}
        batches = self._changed((*path, "batches"), kept, table, changes)
        cites = self._citation(path, table)
        if len(self.faults.found) > before or cites is None:
            return None
        return Scheme(
            id=name,
            title=table["title"],
            title_en=table["title_en"],
            batches=batches,
            cites=cites,
            note=table.get("note", ""),
            asked=asked,
        )

    def _changed(
        self,
        path: Path,
        kept: dict[str, P],
        table: Mapping[str, Any],
        changes: list[tuple[str, P | None]],
    ) -> tuple[P, ...]:
        """The parts of the base but those removed, with the changes."""
        for name in table.get("remove", ()):
            if kept.pop(name, None) is None:
                more = near(name, kept)
                self.faults.add((*path[:-1], "remove"), "overlay.unknown-part", **more)
        seen: set[str] = set()
        for i, (name, part) in enumerate(changes):
            if name in seen:
                self.faults.add((*path, i), "overlay.name-taken", found=name)
            seen.add(name)
            if part is not None:
                kept[name] = part
        if not kept and not changes:
            self.faults.add(path, "overlay.no-parts")
        return tuple(kept.values())

    def _rule(
        self, path: Path, book: str, row: Any, words: Vocabulary
    ) -> tuple[str, Rule | None]:
        if not self._is_part(path, row, RULE):
            return _called(row), None
        test = self._condition((*path, "test"), row["test"], words)
        cites = self._citation(path, row)
        if test is None or cites is None:
            return row["name"], None
        return row["name"], Rule(
            id=f"{book}.{row['name']}",
            title=row["title"],
            title_en=row["title_en"],
            test=test,
            cites=(cites,),
            note=row.get("note", ""),
        )

    def _batch(self, path: Path, row: Any, words: Vocabulary) -> tuple[str, Batch | None]:
        if not self._is_part(path, row, BATCH):
            return _called(row), None
        test = self._condition((*path, "test"), row["test"], words)
        cites = self._citation(path, row)
        person = None
        if "person" in row:
            person = self._condition((*path, "person"), row["person"], of_members())
        if test is None or cites is None or ("person" in row and person is None):
            return row["name"], None
        return row["name"], Batch(
            id=row["name"],
            title=row["title"],
            title_en=row["title_en"],
            test=test,
            person=person,
            cites=(cites,),
            note=row.get("note", ""),
        )

    def _is_part(self, path: Path, row: Any, shape: Shape) -> bool:
        if not self.faults.fits(path, row, shape):
            return False
        if _NAME.fullmatch(row["name"]) is None:
            said = "名称只用小写字母、数字和 -", "small letters, digits and - only"
            self.faults.add((*path, "name"), "overlay.bad-name", *said, found=row["name"])
            return False
        return True

    def _citation(self, path: Path, table: Mapping[str, Any]) -> Citation | None:
        cited = find_document(path, table["document"], self.documents, self.faults)
        if cited is None:
            return None
        standing = Standing(table["standing"]) if "standing" in table else None
        doubt = table.get("disputed", "")
        return cited.cite(table.get("article", ""), standing=standing, disputed=doubt)

    def _condition(self, path: Path, text: str, words: Vocabulary) -> Condition | None:
        try:
            return parse(text, words)
        except RuleSyntaxError as error:
            place = self.faults.place(path)
            for fault in error.faults:
                where = place.within(fault.line, fault.column)
                zh, en = fault.message, fault.message_en
                if where is None:  # written with escapes: say where in the text it is
                    where = place.line, place.column
                    zh = f"第{fault.line}行第{fault.column}列：{zh}"
                    en = f"line {fault.line}, column {fault.column}: {en}"
                self.faults.at(path, where, "overlay.bad-expression", zh, en)
            return None


def _called(row: Any) -> str:
    name = row.get("name", "") if isinstance(row, dict) else ""
    return str(name)
