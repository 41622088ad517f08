"""One key for all forms of a text, and what says nothing."""

import pytest

from hypothesis import given
from hypothesis import strategies as st

from fupin.ledger.labels import BLANKS, fold, is_blank


class TestFold:
    @pytest.mark.parametrize(
        ("text", "key"),
        [
            ("县(市、区、旗)", "县(市、区、旗)"),
            ("县（市、区、旗）", "县(市、区、旗)"),
            (" 务工时间\n（月） ", "务工时间(月)"),
            ("文化（图书）室个数 （个）", "文化(图书)室个数(个)"),
            ("姓\u3000\u00a0名\ufeff\u200b", "姓名"),
            ("ＡＡＢ００４", "AAB004"),
            ("〔旧〕【指标】", "(旧)(指标)"),
            ("AaB", "AaB"),
            ("住房面积㎡", "住房面积m2"),
            ("，；／", ",;/"),
        ],
    )
    def test_one_key_for_all_forms(self, text, key):
        assert fold(text) == key

    @given(st.text())
    def test_folding_twice_is_folding_once(self, text):
        assert fold(fold(text)) == fold(text)


class TestBlank:
    @pytest.mark.parametrize(
        "text", ["", " ", "\u3000", "—", "——", "－", "/", "／", "null ", "NULL", "None", "nan"]
    )
    def test_says_nothing(self, text):
        assert is_blank(text)

    @pytest.mark.parametrize("text", ["0", "0.00", "否", "无", "是", "N", "没有"])
    def test_is_an_answer(self, text):
        assert not is_blank(text)

    def test_wu_is_nothing_only_in_a_text_column(self):
        assert is_blank("无 ", text_column=True)
        assert not is_blank("无")
        assert "无" not in BLANKS

    def test_dashes_can_be_kept(self):
        assert not is_blank("—", dash=False)
        assert is_blank("null", dash=False)
        assert is_blank(" ", dash=False)
