"""What may be given for a fact, and what is refused with which advice."""

from __future__ import annotations

import copy
import enum
import multiprocessing
import pickle
import time
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from unionkit import BadValueError, Error, FileError, InvalidArgumentError, NotFoundError, OutOfMemoryError, OutOfRangeError, Plan, PlanError, Verdict, WrongTypeError


class Word(str, enum.Enum):
    MARRIED = "已婚"
    INCOME = "月收入"


class Text(str):
    pass


class OddlyHashed(str):
    """A dict does not see that it equals the plain text."""

    def __hash__(self) -> int:
        return 1


def value(plan: Plan, name: str, facts: Mapping[str, Any]) -> object:
    return plan.decide(facts).values[name].value


class TestNumbers:
    @pytest.mark.parametrize("income", [3000, Decimal("3000.00"), Fraction(6000, 2), "3000", "3000.00元", Text("3000"), True + 2999])
    def test_exact_numbers(self, every_type: Plan, income: object) -> None:
        assert value(every_type, "人均", {"月收入": income, "人口": 3}) == 1000

    def test_a_fraction_stays_exact(self, every_type: Plan) -> None:
        decision = every_type.decide({"比例": Fraction(1, 2) + Fraction(1, 10**18)})
        assert decision["过半"] and decision.reasons[5].margin == Fraction(1, 10**18)

    def test_a_float_is_refused_with_advice_in_both_languages(self, every_type: Plan) -> None:
        with pytest.raises(WrongTypeError) as caught:
            every_type.decide({"月收入": 3510.5})
        error = caught.value
        assert isinstance(error, (TypeError, ValueError, BadValueError)) and error.code == "float_refused" and error.field == "月收入"
        assert "浮点数" in error.message("zh") and 'Decimal("3510.5")' in error.mend("zh") and "字符串" in error.mend("zh")
        assert "float" in error.message("en") and 'Decimal("3510.5")' in error.mend("en") and '"3510.00"' in str(error)

    @pytest.mark.parametrize(("wrong", "code", "mend"), [
        (float("nan"), "missing_mark", "None"), (float("inf"), "not_finite", "None"), (float("-inf"), "not_finite", "None"), (1.5, "float_refused", 'Decimal("1.5")'),
        (9999999999.5, "float_refused", 'Decimal("9999999999.5")'), (1e10, "float_refused", "str"), (990101199003070011.0, "float_refused", "str"),
    ])
    def test_the_advice_for_a_float_leads_right(self, every_type: Plan, wrong: float, code: str, mend: str) -> None:
        for call in (lambda: every_type.prepare({"月收入": wrong}), lambda: every_type.screen({"月收入": [wrong]})):
            with pytest.raises(WrongTypeError) as caught:
                call()
            assert caught.value.code == code and mend in caught.value.mend("en") and "nan" not in caught.value.mend("en") and "9901" not in str(caught.value)

    def test_a_decimal_of_very_many_digits_is_refused_at_once(self, every_type: Plan) -> None:
        begun = time.perf_counter()
        with pytest.raises(BadValueError) as caught:
            every_type.prepare({"比例": Decimal("0." + "3" * 200_000)})
        assert caught.value.code == "number_too_large" and time.perf_counter() - begun < 0.5

    @pytest.mark.parametrize("wrong", [1.0, float("nan"), float("inf")])
    def test_every_float_is_refused_even_a_whole_one(self, every_type: Plan, wrong: float) -> None:
        for fact in ("人口", "比例"):
            with pytest.raises(TypeError):
                every_type.prepare({fact: wrong})

    @pytest.mark.parametrize("wrong", [True, b"3000", 3 + 0j, [3000], {"元": 3000}, date(2016, 1, 1)])
    def test_other_types_are_refused(self, every_type: Plan, wrong: object) -> None:
        with pytest.raises(WrongTypeError) as caught:
            every_type.prepare({"月收入": wrong})
        assert caught.value.code == "wrong_type" and type(wrong).__name__ in caught.value.message("zh")

    @pytest.mark.parametrize("wrong", ["NaN", "Infinity", "-Infinity", "sNaN"])
    def test_no_number(self, every_type: Plan, wrong: str) -> None:
        with pytest.raises(BadValueError) as caught:
            every_type.prepare({"月收入": Decimal(wrong)})
        assert caught.value.code == "not_finite"

    @pytest.mark.parametrize("wrong", [2**63, -(2**63) - 1, Fraction(1, 2**63), Decimal("1E+64"), Decimal("1E+999999"), Decimal("1E-999999")])
    def test_beyond_64_bits(self, every_type: Plan, wrong: object) -> None:
        with pytest.raises(BadValueError) as caught:
            every_type.prepare({"比例": wrong})
        assert caught.value.code == "number_too_large"

    def test_zero_of_any_size_is_zero(self, every_type: Plan) -> None:
        assert every_type.decide({"比例": Decimal("0E+999999")})["过半"] is Verdict.NO

    def test_finer_than_a_fen(self, every_type: Plan) -> None:
        with pytest.raises(BadValueError) as caught:
            every_type.decide({"月收入": Decimal("3510.005")})
        assert caught.value.field == "月收入" and caught.value.code == "finer_than_step"

    def test_out_of_bounds(self, every_type: Plan) -> None:
        with pytest.raises(BadValueError):
            every_type.decide({"月收入": -1})

    def test_what_is_repeated_is_cut_and_masked(self, every_type: Plan) -> None:
        for facts, hidden in (
            ({"月收入": "990101199003070011X"}, "9901"), ({"婚姻": "张三 990101199003070011"}, "9901"), ({"原因": ["990101199003070011"]}, "9901"),
            ({"在职": "y" * 10_000}, "y" * 21), ({"原因": ["z" * 100_000]}, "z" * 21), ({"q" * 1_000: 1}, "q" * 21), ({"成员": [{"990101 19900307 0011": 1}]}, "9901"),
        ):
            with pytest.raises(Error) as caught:
                every_type.decide(facts)
            for language in ("zh", "en"):
                said = caught.value.message(language) + caught.value.mend(language) + caught.value.field  # type: ignore[arg-type]
                assert hidden not in said and len(said) < 300

    def test_money_is_in_yuan_but_a_cell_is_in_the_unit_of_its_fact(self, every_type: Plan) -> None:
        assert every_type.facts["资产"].scale == 10_000 and every_type.facts["月收入"].scale == 1
        assert every_type.decide({"资产": 99_999})["资产少"]
        assert every_type.decide({"资产": "9.9999"})["资产少"]
        assert every_type.decide({"资产": 100_000})["资产少"] is every_type.decide({"资产": "10万元"})["资产少"] is Verdict.NO


class TestMissing:
    def test_none_is_unknown_never_zero(self, every_type: Plan) -> None:
        decision = every_type.decide({"月收入": None, "人口": 3})
        assert decision["收入低"] is Verdict.UNKNOWN and "月收入" in decision.needed

    def test_none_is_unknown_where_a_blank_cell_has_a_meaning(self, every_type: Plan) -> None:
        assert value(every_type, "人均", {"月收入": 900, "人口": None}) is None
        assert value(every_type, "人均", {"月收入": 900, "人口": ""}) == 900

    @pytest.mark.parametrize("name", ["月收入", "在职", "婚姻", "原因", "出生日期"])
    def test_a_blank_cell_is_unknown(self, every_type: Plan, name: str) -> None:
        assert name in every_type.decide({name: "  "}).needed or name == "在职"

    def test_nothing_at_all(self, every_type: Plan) -> None:
        assert set(every_type.decide({}).verdicts.values()) == {Verdict.UNKNOWN}


class TestTruthTextChoice:
    @pytest.mark.parametrize(("given", "name"), [(True, "一厂"), (False, "无单位"), ("是", "一厂"), ("否", "无单位"), ("no", "无单位"), (None, None)])
    def test_yes_or_no(self, every_type: Plan, given: object, name: object) -> None:
        assert value(every_type, "称呼", {"在职": given, "单位名称": "一厂"}) == name

    @pytest.mark.parametrize("wrong", [1, 0, 0.0, Decimal(1), ["是"]])
    def test_a_number_is_neither(self, every_type: Plan, wrong: object) -> None:
        with pytest.raises(WrongTypeError):
            every_type.prepare({"在职": wrong})

    def test_a_text_is_read_as_a_cell(self, every_type: Plan) -> None:
        for text in ("一厂", " 一厂 二 ", "𠮷", "3510.00", "\u3000一厂\t"):
            assert value(every_type, "称呼", {"在职": True, "单位名称": text}) == text.strip()
        with pytest.raises(WrongTypeError):
            every_type.prepare({"单位名称": 3})

    @pytest.mark.parametrize(("text", "verdict"), [("", Verdict.UNKNOWN), ("  ", Verdict.UNKNOWN), ("\u3000", Verdict.UNKNOWN), (" 一厂 ", Verdict.YES), ("一厂", Verdict.YES), ("二厂", Verdict.NO), (None, Verdict.UNKNOWN)])
    def test_decide_and_screen_read_a_text_alike(self, every_type: Plan, text: Any, verdict: Verdict) -> None:
        assert every_type.decide({"单位名称": text})["本单位"] is verdict
        assert every_type.screen({"单位名称": [text]}).verdicts["本单位"] == [verdict]

    def test_a_text_with_a_nul_is_refused_or_bad(self, every_type: Plan) -> None:
        with pytest.raises(InvalidArgumentError) as caught:
            every_type.decide({"单位名称": "一厂\0x"})
        assert caught.value.code == "nul_in_argument"
        result = every_type.screen({"单位名称": ["一厂\0x", "一厂"]})
        assert result.bad == [True, False] and result.verdicts["本单位"] == [Verdict.UNKNOWN, Verdict.YES]

    @pytest.mark.parametrize("married", ["已婚", Text("已婚"), Word.MARRIED, " 已婚 "])
    def test_a_choice(self, every_type: Plan, married: str) -> None:
        assert every_type.decide({"婚姻": married})["已婚"]

    def test_a_choice_that_is_none(self, every_type: Plan) -> None:
        with pytest.raises(BadValueError) as caught:
            every_type.decide({"婚姻": "己婚"})
        assert caught.value.field == "婚姻" and "已婚" in caught.value.mend("zh")
        with pytest.raises(WrongTypeError):
            every_type.prepare({"婚姻": 1})


class TestSets:
    @pytest.mark.parametrize("causes", [{"残疾"}, ["残疾", "残疾"], ("残疾", "单亲"), frozenset({"子女上学"}), "残疾、单亲", "残疾;单亲", [Text("残疾")]])
    def test_some(self, every_type: Plan, causes: object) -> None:
        assert every_type.decide({"原因": causes})["有原因"]

    @pytest.mark.parametrize("causes", [[], set(), (), "无"])
    def test_none_of_them(self, every_type: Plan, causes: object) -> None:
        assert every_type.decide({"原因": causes})["有原因"] is Verdict.NO

    @pytest.mark.parametrize("wrong", ["残废", "残疾、单亲", "无", ""])
    def test_an_element_that_is_none_of_its_values(self, every_type: Plan, wrong: str) -> None:
        with pytest.raises(BadValueError) as caught:
            every_type.prepare({"原因": [wrong]})
        assert caught.value.code == "unknown_choice" and "子女上学、残疾、单亲" in caught.value.message("en")

    def test_the_nearest_is_named(self, every_type: Plan) -> None:
        with pytest.raises(BadValueError) as caught:
            every_type.prepare({"原因": {"子女在上学"}})
        assert caught.value.mend("zh") == "是不是 子女上学？"

    @pytest.mark.parametrize("wrong", [{"残疾": True}, [3], 5, b"x", [None], iter(["残疾"])])
    def test_other_types(self, every_type: Plan, wrong: object) -> None:
        with pytest.raises(WrongTypeError):
            every_type.prepare({"原因": wrong})


class TestDates:
    @pytest.mark.parametrize("born", [date(1960, 12, 31), "1960-12-31", "1960年12月31日"])
    def test_on_the_line(self, every_type: Plan, born: object) -> None:
        assert every_type.decide({"出生日期": born})["老"]
        assert every_type.decide({"出生日期": date(1961, 1, 1)})["老"] is Verdict.NO

    def test_a_datetime_is_refused_with_advice(self, every_type: Plan) -> None:
        with pytest.raises(WrongTypeError) as caught:
            every_type.prepare({"出生日期": datetime(1960, 12, 31)})
        assert caught.value.code == "datetime_refused" and ".date()" in caught.value.mend("zh") and ".date()" in caught.value.mend("en")

    @pytest.mark.parametrize("wrong", [date(1399, 12, 31), "1960-13-01", "31.12.1960"])
    def test_no_such_day(self, every_type: Plan, wrong: object) -> None:
        with pytest.raises(BadValueError):
            every_type.decide({"出生日期": wrong})
        with pytest.raises(WrongTypeError):
            every_type.prepare({"出生日期": 19601231})


class TestLists:
    MEMBERS = [{"关系": "本人", "在读": False, "收入": 1000, "生日": date(1980, 1, 1), "备注": "一"}, {"关系": "子女", "在读": True, "收入": Decimal("0.5")}]

    def test_a_list_of_dicts(self, every_type: Plan) -> None:
        decision = every_type.decide({"成员": self.MEMBERS})
        assert decision["有在读子女"] and decision.values["成员收入"].value == Fraction(2001, 2)

    def test_a_tuple_of_dicts_and_cells(self, every_type: Plan) -> None:
        assert every_type.decide({"成员": ({"关系": "子女", "在读": "是"},)})["有在读子女"]

    def test_an_empty_list(self, every_type: Plan) -> None:
        assert every_type.decide({"成员": []})["有在读子女"] is Verdict.NO

    def test_a_field_that_is_missing(self, every_type: Plan) -> None:
        for item in ({"关系": "子女"}, {"关系": "子女", "在读": None}):
            decision = every_type.decide({"成员": [item]})
            assert decision["有在读子女"] is Verdict.UNKNOWN and "成员.在读" in decision.needed

    def test_a_field_that_does_not_exist(self, every_type: Plan) -> None:
        with pytest.raises(NotFoundError) as caught:
            every_type.prepare({"成员": [{"关糸": "子女"}]})
        assert caught.value.field == "成员" and "关系" in caught.value.mend("zh")

    @pytest.mark.parametrize("wrong", [{"关系": "子女"}, "子女", b"x", 3, [3], ["子女"], [["子女", True]]])
    def test_other_types(self, every_type: Plan, wrong: object) -> None:
        with pytest.raises(WrongTypeError):
            every_type.prepare({"成员": wrong})

    @pytest.mark.parametrize(("field", "wrong"), [("收入", 1.5), ("在读", 1), ("生日", datetime(2000, 1, 1)), ("关系", 1), ("备注", 1)])
    def test_a_field_of_the_wrong_type(self, every_type: Plan, field: str, wrong: object) -> None:
        with pytest.raises(WrongTypeError) as caught:
            every_type.prepare({"成员": [{field: wrong}]})
        assert caught.value.field == f"成员.{field}" and caught.value.row == 0 and f"成员.{field}" in caught.value.message("zh")

    def test_too_many_items(self, every_type: Plan) -> None:
        with pytest.raises(OutOfRangeError) as caught:
            every_type.decide({"成员": [{}] * 10_001})
        assert caught.value.code == "too_long" and caught.value.field == "成员"
        assert every_type.decide({"成员": [{"关系": "本人"}] * 10_000}).values["在读子女"].value == 0


class TestNames:
    def test_the_nearest_name(self, every_type: Plan) -> None:
        with pytest.raises(NotFoundError) as caught:
            every_type.decide({"月收人": 3000})
        assert isinstance(caught.value, LookupError) and caught.value.field == "月收人" and "月收入" in caught.value.mend("zh")

    def test_a_name_that_is_an_enumeration(self, every_type: Plan) -> None:
        assert value(every_type, "人均", {Word.INCOME: 3000, "人口": 3}) == 1000

    def test_a_fact_given_twice(self, every_type: Plan) -> None:
        with pytest.raises(InvalidArgumentError) as caught:
            every_type.decide({OddlyHashed("月收入"): 3000, "月收入": 3000})
        assert caught.value.code == "duplicate_fact"

    @pytest.mark.parametrize("wrong", [3, None, b"x"])
    def test_a_name_of_another_type(self, every_type: Plan, wrong: Any) -> None:
        with pytest.raises(TypeError):
            every_type.decide({wrong: 3000})

    @pytest.mark.parametrize("wrong", [None, [("月收入", 3000)], "月收入", 3])
    def test_facts_that_are_no_dict(self, every_type: Plan, wrong: Any) -> None:
        with pytest.raises(WrongTypeError):
            every_type.decide(wrong)

    @pytest.mark.parametrize("facts", [{"\udce9": 1}, {"月收入": "\udce9"}, {"单位名称": "\udce9"}, {"婚姻": "\udce9"}, {"成员": [{"备注": "\udce9"}]}])
    def test_lone_surrogates_are_no_text(self, every_type: Plan, facts: dict[str, Any]) -> None:
        with pytest.raises(InvalidArgumentError) as caught:
            every_type.decide(facts)
        assert caught.value.code == "not_utf8_argument" and str(caught.value).encode()

    @pytest.mark.parametrize("facts", [{"原因": ["\udce9"]}, {"成员": [{"\udce9": 1}]}])
    def test_lone_surrogates_in_messages_of_our_own(self, every_type: Plan, facts: dict[str, Any]) -> None:
        with pytest.raises(Error) as caught:
            every_type.decide(facts)
        assert "\\udce9" in caught.value.message("zh") and str(caught.value).encode()


class TestCircumstances:
    LOW = {"家庭人口": 3, "家庭月收入": 3509, "政府救助后仍困难": True}

    @pytest.mark.parametrize("region", ["120116", "1201", "12", Text("120116")])
    def test_a_region(self, plan: Plan, region: str) -> None:
        assert plan.decide(self.LOW, region=region)["条件一"]

    def test_no_region_no_line(self, plan: Plan) -> None:
        decision = plan.decide(self.LOW)
        assert decision["条件一"] is Verdict.UNKNOWN
        assert [cause.name for cause in decision.causes["条件一"]] == ["低保线"]

    def test_a_region_that_is_none(self, plan: Plan) -> None:
        with pytest.raises(InvalidArgumentError) as caught:
            plan.decide({}, region="天津")
        assert caught.value.field == "region" and caught.value.code == "bad_region_argument"
        with pytest.raises(WrongTypeError):
            plan.decide({}, region=120116)  # type: ignore[arg-type]
        with pytest.raises(InvalidArgumentError):
            plan.decide({}, region="\udce9")

    def test_a_day(self, plan: Plan) -> None:
        with pytest.raises(WrongTypeError, match="date"):
            plan.decide({}, on=datetime(2016, 12, 20))
        with pytest.raises(WrongTypeError):
            plan.decide({}, on="2016-12-20")  # type: ignore[arg-type]
        with pytest.raises(InvalidArgumentError) as caught:
            plan.decide({}, on=date(1000, 1, 1))
        assert caught.value.field == "on"

    def test_another_reading(self, every_type: Plan) -> None:
        facts = {"月收入": 3000, "人口": 3}
        assert every_type.decide(facts)["收入低"] is Verdict.NO
        assert every_type.decide(facts, readings={"含不含": "含"})["收入低"] is Verdict.YES
        assert every_type.decide(facts, readings={})["收入低"] is Verdict.NO

    def test_a_reading_that_is_none(self, every_type: Plan) -> None:
        with pytest.raises(NotFoundError) as caught:
            every_type.decide({}, readings={"含或不含": "含"})
        assert caught.value.field == "readings" and "含不含" in caught.value.mend("zh")
        with pytest.raises(NotFoundError) as caught:
            every_type.decide({}, readings={"含不含": "都含"})
        assert "含" in caught.value.mend("en")
        with pytest.raises(WrongTypeError):
            every_type.decide({}, readings=["含"])  # type: ignore[arg-type]


class Numpy:
    """A stand-in for numpy's scalars: the package does not need numpy, and neither do its tests."""

    @staticmethod
    def scalar(name: str, kind: str, item: object, base: type = object, text: str = "", dtype: str = "") -> Any:
        class Dtype(str):
            pass

        letter = Dtype(dtype or name)
        letter.kind = kind  # type: ignore[attr-defined]
        scalar = type(name, (base,), {"__module__": "numpy", "dtype": letter, "shape": (), "item": lambda self: item, "__str__": lambda self: text, "__repr__": lambda self: f"np.{name}({text})"})
        return scalar(item) if base is not object else scalar()


class TestOtherLibraries:
    """What numpy and pandas hand over: taken where it is exact, else refused with advice that leads right."""

    def test_numpy_truth_and_whole_numbers_are_taken(self, every_type: Plan) -> None:
        assert value(every_type, "称呼", {"在职": Numpy.scalar("bool_", "b", False), "单位名称": "一厂"}) == "无单位"
        assert every_type.screen({"资产": [Numpy.scalar("int64", "i", 99_999)]}).verdicts["资产少"] == [Verdict.YES]
        assert every_type.decide({"出生日期": Numpy.scalar("datetime64", "M", date(1960, 12, 31), dtype="datetime64[D]")})["老"]

    @pytest.mark.parametrize("scalar", [Numpy.scalar("float64", "f", 3510.5, float, "3510.5"), Numpy.scalar("float32", "f", 3510.5, object, "3510.5")])
    def test_numpy_floats_are_refused_by_their_number(self, every_type: Plan, scalar: Any) -> None:
        scalar_type = type(scalar)
        if not isinstance(scalar, float):
            scalar_type.__abs__ = lambda self: 3510.5
            scalar_type.__float__ = lambda self: 3510.5
        with pytest.raises(WrongTypeError) as caught:
            every_type.prepare({"月收入": scalar})
        assert caught.value.code == "float_refused" and 'Decimal("3510.5")' in caught.value.mend("en") and "np." not in str(caught.value)

    def test_a_numpy_time_is_refused(self, every_type: Plan) -> None:
        with pytest.raises(WrongTypeError) as caught:
            every_type.prepare({"出生日期": Numpy.scalar("datetime64", "M", 0, dtype="datetime64[ns]")})
        assert caught.value.code == "datetime_refused"

    @pytest.mark.parametrize(("name", "base"), [("NAType", object), ("NaTType", datetime)])
    @pytest.mark.parametrize("fact", ["月收入", "在职", "单位名称", "婚姻", "原因", "出生日期", "成员"])
    def test_pandas_marks_of_what_is_missing(self, every_type: Plan, name: str, base: type, fact: str) -> None:
        mark = type(name, (base,), {})(*((1, 1, 1) if base is datetime else ()))
        with pytest.raises(WrongTypeError) as caught:
            every_type.prepare({fact: mark})
        assert caught.value.code == "missing_mark" and "None" in caught.value.mend("zh") and "None" in caught.value.mend("en")

    def test_a_column_of_str_with_nan(self, every_type: Plan) -> None:
        with pytest.raises(WrongTypeError) as caught:
            every_type.screen({"月收入": ["3510", float("nan")]})
        assert (caught.value.code, caught.value.row) == ("missing_mark", 1)
        for name in ("region", "on"):
            with pytest.raises(WrongTypeError) as caught:
                every_type.screen({"月收入": ["3510", "3510"], name: [None, float("nan")]})
            assert (caught.value.code, caught.value.field, caught.value.row) == ("missing_mark", name, 1)


class TestItems:
    """An item that cannot be used is named by its list, its field and its place."""

    @pytest.mark.parametrize("at", [0, 7_777, 9_999])
    @pytest.mark.parametrize("wrong", ["很少", 1.5])
    def test_the_place_of_a_bad_item(self, every_type: Plan, at: int, wrong: object) -> None:
        items: list[dict[str, Any]] = [{"收入": 1}] * 10_000
        items[at] = {"收入": wrong}
        with pytest.raises(BadValueError) as caught:
            every_type.decide({"成员": items})
        assert (caught.value.field, caught.value.row) == ("成员.收入", at) and "成员.收入" in str(caught.value)

    def test_an_item_that_is_no_dict_and_a_field_that_is_none(self, every_type: Plan) -> None:
        for item in (3, {"年纪": 3}):
            with pytest.raises(Error) as caught:
                every_type.decide({"成员": [{}, item]})
            assert caught.value.row == 1

    def test_a_list_without_end_is_left_at_its_limit(self, every_type: Plan) -> None:
        taken = 0

        def endless() -> Any:
            nonlocal taken
            while True:
                taken += 1
                yield {}

        with pytest.raises(OutOfRangeError):
            every_type.decide({"成员": endless()})
        assert taken == 10_001


@pytest.mark.parametrize("again", [lambda error: pickle.loads(pickle.dumps(error)), copy.copy, copy.deepcopy])
def test_an_error_survives_pickling_and_copying(every_type: Plan, again: Any) -> None:
    calls = [
        lambda: every_type.decide({"月收入": 1.5}), lambda: every_type.decide({"月收入": "很少"}), lambda: every_type.decide({"月收": 1}), lambda: Plan.load("nowhere.toml"),
        lambda: Plan.load("tests"), lambda: Plan.loads("format = 2"), lambda: every_type.decide({"成员": [{}] * 10_001}), lambda: every_type.decide({}).outcome,
    ]
    for call in calls:
        with pytest.raises(Error) as caught:
            call()
        error = caught.value
        same = again(error)
        assert type(same) is type(error) and str(same) == str(error) and same.args == error.args and hash(same)
        for name in ("code", "field", "row", "line", "column", "findings", "errno", "strerror", "filename"):
            assert getattr(same, name, None) == getattr(error, name, None)
        assert all(same.message(language) == error.message(language) and same.mend(language) == error.mend(language) for language in ("zh", "en"))
    memory = OutOfMemoryError("out_of_memory", "内存不够", "out of memory")
    assert type(again(memory)) is OutOfMemoryError and str(again(memory)) == "out of memory"


def test_an_error_in_another_process_comes_back() -> None:
    with ProcessPoolExecutor(1, multiprocessing.get_context("fork")) as pool:
        for name, kind in (("nowhere.toml", FileNotFoundError), ("tests", FileError)):
            with pytest.raises(kind):
                pool.submit(Plan.load, name).result(60)
        with pytest.raises(PlanError) as caught:
            pool.submit(Plan.loads, "format = 2").result(60)
    assert caught.value.findings[0].code == "format_unknown"


def test_a_language_that_is_none(every_type: Plan) -> None:
    with pytest.raises(Error) as caught:
        every_type.decide({"月收入": 1.5})
    error = caught.value
    result = every_type.test()[0]
    for call in (error.message, error.mend, result.problems, result.explanation, every_type.decide({}).explain, every_type.decide({}).json):
        with pytest.raises(NotFoundError):
            call("fr")  # type: ignore[operator]
