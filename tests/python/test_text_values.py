"""Identity numbers and amounts in capitals. The people do not exist, nor do the regions, which begin with 99."""

from __future__ import annotations

import copy
import pickle
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

import unionkit
from unionkit import BadValueError, CapitalsEnding, Error, IdentityNumber, InvalidArgumentError, Masking, OutOfRangeError, Severity, Sex, WrongTypeError, capitals


class TestIdentityNumbers:
    @pytest.mark.parametrize(("text", "born", "sex", "region"), [
        ("11010519491231002X", date(1949, 12, 31), Sex.FEMALE, "110105"),  # the standard's two examples
        ("440524188001010014", date(1880, 1, 1), Sex.MALE, "440524"),
        ("990101200002291233", date(2000, 2, 29), Sex.MALE, "990101"),
        ("990000194912319995", date(1949, 12, 31), Sex.MALE, "990000"),
        ("990101999912310018", date(9999, 12, 31), Sex.MALE, "990101"),
    ])
    def test_what_it_says(self, text: str, born: date, sex: Sex, region: str) -> None:
        someone = IdentityNumber(text)
        assert (someone.number, someone.birth_date, someone.sex, someone.region, someone.findings) == (text, born, sex, region, ())

    @pytest.mark.parametrize(("text", "code"), [
        ("", "identity_length"), ("99010119900307001", "identity_length"), ("9901011990030700155", "identity_length"),
        ("990101900307001", "identity_old_form"), ("9901O1199003070015", "identity_character"), ("99010119900307001\0", "identity_character"),
        ("090101199003070012", "identity_region"), ("990101190002290015", "identity_date"),
        ("990101199003070014", "identity_check_digit"), ("990101199003070016", "identity_check_digit"),
        ("1.1E+17", "identity_as_number"), ("110101199003070000", "identity_rounded"),
    ])
    def test_what_is_none_is_refused_with_a_mend_and_without_the_number(self, text: str, code: str) -> None:
        with pytest.raises(BadValueError) as caught:
            IdentityNumber(text)
        error = caught.value
        assert error.code == code and error.field == "text" and isinstance(error, ValueError)
        said = " ".join([str(error), repr(error), *(error.message(language) + error.mend(language) for language in ("zh", "en"))])
        assert error.mend("zh") and error.mend("en") and "1990" not in said and "9003" not in said

    @pytest.mark.parametrize("text", ["99010119900307004x", "99010119900307004Ｘ", " ９９０１０１１９９００３０７００４ｘ\u3000"])
    def test_other_spellings_are_the_same_number_and_are_told(self, text: str) -> None:
        someone = IdentityNumber(text)
        assert someone.number == "99010119900307004X" and someone == IdentityNumber("99010119900307004X")
        assert hash(someone) == hash(IdentityNumber("99010119900307004X")) and someone != IdentityNumber("990101199003070015")
        assert [(finding.code, finding.severity) for finding in someone.findings] == [("identity_normalised", Severity.NOTE)]

    def test_digits_that_a_spreadsheet_may_have_lost(self) -> None:
        finding, = IdentityNumber("990101199003016000").findings
        assert finding.code == "identity_may_be_rounded" and finding.severity is Severity.WARNING and finding.mend("zh") and "9003" not in str(finding)

    def test_masks(self) -> None:
        someone = IdentityNumber("99010119900307004X")
        assert someone.masked() == someone.masked(Masking.LIST) == "990101********004X"
        assert someone.masked(Masking.FULL) == "*" * 18
        assert someone.masked(Masking.INTERNAL) == "9901011990****004X"
        assert someone.masked(Masking.NONE) == someone.number
        with pytest.raises(ValueError):
            someone.masked("list")  # type: ignore[arg-type]

    def test_it_never_shows_itself(self) -> None:
        someone = IdentityNumber("99010119900307004X")
        assert "9901" not in f"{someone} {someone!r} {[someone]}" and "1990" not in f"{someone!r}"

    def test_it_is_immutable_and_can_be_pickled(self) -> None:
        someone = IdentityNumber("99010119900307004x")
        with pytest.raises(AttributeError):
            someone.number = "990101199003070015"  # type: ignore[misc]
        again = pickle.loads(pickle.dumps(someone))
        assert again == someone and again.birth_date == someone.birth_date and again.findings == ()
        assert copy.deepcopy(someone) == someone

    @pytest.mark.parametrize("wrong", [990101199003070015, 9.90101199003070e17, None, b"990101199003070015", Decimal("990101199003070015")])
    def test_other_types_are_refused_without_the_value(self, wrong: Any) -> None:
        with pytest.raises(WrongTypeError) as caught:
            IdentityNumber(wrong)
        assert type(wrong).__name__ in str(caught.value) and "9901" not in str(caught.value) and "9.9" not in str(caught.value)

    def test_texts_that_are_none(self) -> None:
        with pytest.raises(InvalidArgumentError):
            IdentityNumber("99010119900307001\udce9")
        with pytest.raises(OutOfRangeError):
            IdentityNumber("9" * (16 * 1024 + 1))


class TestCapitals:
    @pytest.mark.parametrize(("yuan", "text"), [
        (0, "零元整"), (Decimal("-0.00"), "零元整"), (Decimal("0E+999999"), "零元整"), (1, "壹元整"), (-1, "负壹元整"),
        (Decimal("0.01"), "壹分"), (Decimal("0.1"), "壹角"), (Decimal("10.5"), "壹拾元伍角"), (Fraction(21, 2), "壹拾元伍角"),
        (Decimal("1409.50"), "壹仟肆佰零玖元伍角"), (Decimal("6007.14"), "陆仟零柒元壹角肆分"), (Decimal("107000.53"), "壹拾万柒仟元伍角叁分"),
        (Decimal("16409.02"), "壹万陆仟肆佰零玖元零贰分"), (Decimal("325.04"), "叁佰贰拾伍元零肆分"),
        (100010000, "壹亿零壹万元整"), (100001000, "壹亿零壹仟元整"), (Decimal("1E+12"), "壹万亿元整"), (Decimal("1.500"), "壹元伍角"),
    ])
    def test_amounts_in_yuan(self, yuan: Any, text: str) -> None:
        assert capitals(yuan) == text

    def test_the_largest_amounts(self) -> None:
        assert capitals(Decimal(2**63 - 1) / 100).endswith("柒佰伍拾捌元零柒分")
        assert capitals(Decimal(-(2**63)) / 100).startswith("负玖亿") and capitals(Decimal(-(2**63)) / 100).endswith("零捌分")
        for beyond in (Fraction(2**63, 100), Fraction(-(2**63) - 1, 100), 10**40, Decimal("1E+33"), Decimal("1E+999999")):
            with pytest.raises(BadValueError) as caught:
                capitals(beyond)
            assert caught.value.code == "amount_too_large"

    @pytest.mark.parametrize("yuan", [Decimal("0.005"), Decimal("1.001"), Fraction(1, 3), Decimal("1E-999999")])
    def test_finer_than_a_fen(self, yuan: Any) -> None:
        with pytest.raises(BadValueError) as caught:
            capitals(yuan)
        assert caught.value.code == "finer_than_a_fen" and caught.value.field == "yuan" and "取整" in caught.value.mend("zh")

    def test_the_ending(self) -> None:
        assert capitals(Decimal("10.5"), CapitalsEnding.ACCOUNTING) == "壹拾元伍角整"
        assert capitals(Decimal("10.5"), ending=CapitalsEnding.PAYMENT) == "壹拾元伍角"
        assert capitals(Decimal("10.55"), CapitalsEnding.ACCOUNTING) == "壹拾元伍角伍分"
        with pytest.raises(ValueError):
            capitals(1, 7)  # type: ignore[arg-type]

    @pytest.mark.parametrize("wrong", [10.5, True, "10.5", None, b"1", [1]])
    def test_other_types_are_refused(self, wrong: Any) -> None:
        with pytest.raises(WrongTypeError):
            capitals(wrong)

    @pytest.mark.parametrize("wrong", ["NaN", "Infinity", "-Infinity", "sNaN"])
    def test_no_number(self, wrong: str) -> None:
        with pytest.raises(BadValueError) as caught:
            capitals(Decimal(wrong))
        assert caught.value.code == "not_finite"


def test_what_is_new_is_public() -> None:
    assert {"IdentityNumber", "Masking", "Sex", "CapitalsEnding", "capitals"} <= set(unionkit.__all__) and issubclass(BadValueError, Error)
