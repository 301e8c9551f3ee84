"""A table of many small cases as one test, where a test a row would take longer to set up than to run."""

import inspect
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any


def at_once(
    names: str | tuple[str, ...], rows: Iterable[Any], ids: Callable[[Any], object] = str
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """As ``pytest.mark.parametrize``, in one test: every row is tried, and whatever fails is told with its row."""
    arguments = [name.strip() for name in (names.split(",") if isinstance(names, str) else names)]
    table = [(row if len(arguments) > 1 else (row,), row) for row in rows]

    def of(test: Callable[..., None]) -> Callable[..., None]:
        @wraps(test)
        def every(**more: Any) -> None:
            failed = []
            for values, row in table:
                try:
                    test(**dict(zip(arguments, values, strict=True)), **more)
                except Exception as error:
                    error.add_note(f"of the row {ids(row)}")
                    failed.append(error)
            assert table, "a table without rows tries nothing"
            if failed:
                raise ExceptionGroup(f"{len(failed)} of {len(table)} rows", failed)

        asked = inspect.signature(test)
        left = [parameter for name, parameter in asked.parameters.items() if name not in arguments]
        vars(every)["__signature__"] = asked.replace(parameters=left)
        return every

    return of
