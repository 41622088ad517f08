"""Yes and no: words always, digits only in the style of the column."""

import pytest

from fupin.errors import InvalidValueError, UnknownNameError
from fupin.ledger.labels import read_yes_no


def _refused(call, *args, **kwargs):
    with pytest.raises(InvalidValueError) as caught:
        call(*args, **kwargs)
    return caught.value


class TestReadYesNo:
    YES = ("是", "有", "√", "Y", "true", "True", "TRUE", "１是", "1.是", "1 有")
    NO = ("否", "无", "N", "false", "False", "FALSE", "0 否", "2.否", "2、无")

    @pytest.mark.parametrize("style", ["words", "1/0", "1/2"])
    def test_words_mean_the_same_in_every_style(self, style):
        assert [read_yes_no(text, style=style) for text in self.YES] == [True] * len(self.YES)
        assert [read_yes_no(text, style=style) for text in self.NO] == [False] * len(self.NO)

    @pytest.mark.parametrize(
        ("style", "text", "answer"),
        [
            ("1/0", "1", True),
            ("1/0", "0", False),
            ("1/0", "1.0", True),
            ("1/0", "０", False),
            ("1/2", "1", True),
            ("1/2", "2", False),
            ("1/2", " 2.0", False),
        ],
    )
    def test_digits_of_the_style(self, style, text, answer):
        assert read_yes_no(text, style=style) is answer

    @pytest.mark.parametrize(
        ("style", "text"),
        [
            ("words", "1"),
            ("words", "0"),
            ("words", "2"),
            ("1/0", "2"),
            ("1/2", "0"),
            ("1/2", "0.0"),
            ("1/0", "01"),
            ("1/0", "3335"),
        ],
    )
    def test_digits_outside_the_style_are_refused(self, style, text):
        error = _refused(read_yes_no, text, style=style)
        assert error.problem_code == "value.ambiguous-yes-no"

    @pytest.mark.parametrize(
        "text", ["", "—", "是否", "不是", "0是", "1否", "2是", "3否", "y", "×", "1.5"]
    )
    def test_anything_else_is_no_answer(self, text):
        assert _refused(read_yes_no, text, style="1/0").problem_code == "value.not-a-yes-no"

    def test_unknown_style_is_a_programmers_error(self):
        with pytest.raises(UnknownNameError):
            read_yes_no("是", style="0/1")
