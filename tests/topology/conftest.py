from collections.abc import Iterator

import pytest

from .stack import Stack, what_is_missing


@pytest.fixture(scope="session")
def stack() -> Iterator[Stack]:
    if missing := what_is_missing():
        pytest.skip(missing)
    with Stack() as stack:
        yield stack


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo):
    """What the processes said stands beside a failure: they are gone when somebody looks."""
    report = yield
    stack = getattr(item, "funcargs", {}).get("stack")
    if report.failed and stack is not None:
        report.sections.append(("The topology", stack.words()))
    return report
