"""The helper by which a table is one test: no row is passed over, and each that fails is named."""

import inspect

import pytest

from tests.at_once import at_once


def test_every_row_is_tried_and_each_that_fails_is_told() -> None:
    tried = []

    @at_once("number", range(5), ids=lambda number: f"no. {number}")
    def even(number: int) -> None:
        tried.append(number)
        assert number % 2 == 0

    with pytest.raises(ExceptionGroup, match="2 of 5 rows") as caught:
        even()
    assert tried == [0, 1, 2, 3, 4]
    assert [error.__notes__ for error in caught.value.exceptions] == [["of the row no. 1"], ["of the row no. 3"]]


def test_a_table_of_several_columns_and_other_arguments() -> None:
    sums = []

    @at_once("left, right", [(1, 2), (3, 4)])
    def add(left: int, right: int, offset: int) -> None:
        sums.append(left + right + offset)

    assert list(inspect.signature(add).parameters) == ["offset"]
    add(offset=10)
    assert sums == [13, 17]


def test_a_table_without_rows_is_no_test() -> None:
    @at_once("number", [])
    def nothing(number: int) -> None: ...

    with pytest.raises(AssertionError, match="tries nothing"):
        nothing()
