"""The adapter data of the code lists: complete, and refused when malformed."""

import pytest

from fupin.codes import CODE_LISTS, Code, Sex
from fupin.errors import UnknownNameError
from fupin.ledger._codebook import _bind, _document, book_of
from fupin.ledger.labels import read_code, versions


class TestBook:
    @pytest.mark.parametrize("kind", CODE_LISTS.values(), ids=lambda kind: kind.__name__)
    def test_every_list_loads(self, kind):
        book = book_of(kind)
        assert {kind(wording) for wording in book.labels.values()} == set(kind)
        assert tuple(book.versions) == versions(kind)

    def test_every_table_belongs_to_a_list(self):
        assert set(_document()) <= set(CODE_LISTS)

    @pytest.mark.parametrize(
        ("table", "error"),
        [
            ({"synonyms": {"男": "女"}}, ValueError),
            ({"synonyms": {" 男": "女"}}, ValueError),
            ({"synonyms": {"男性": "男子"}}, UnknownNameError),
            ({"versions": {"v": {"1": "男子"}}}, UnknownNameError),
            ({"versions": {"v": {"1": "男", "01": "女"}}}, ValueError),
            ({"versions": {"v": {"1.0": "男"}}}, ValueError),
            ({"versions": {"v": {"男": "男"}}}, ValueError),
            ({"versions": {"v": {"extends": "w"}}}, UnknownNameError),
            ({"synonym": {}}, ValueError),
        ],
    )
    def test_malformed_data_is_refused(self, table, error):
        with pytest.raises(error):
            _bind(Sex, table)

    def test_a_version_may_extend_another_and_differ(self):
        book = _bind(
            Sex,
            {"versions": {"a": {"1": "男", "2": "女"}, "b": {"extends": "a", "2": "男"}}},
        )
        assert book.versions == {
            "a": {"1": "男", "2": "女"},
            "b": {"1": "男", "2": "男"},
        }

    def test_somebody_elses_list_of_the_same_name_has_no_numbers(self):
        other = Code("Sex", {"MALE": ("雄", "male")})
        assert versions(other) == ()
        assert read_code(other, "雄").zh == "雄"
