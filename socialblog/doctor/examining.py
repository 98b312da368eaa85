"""Everything that is wrong with the settings, in sentences that say what to do."""

from collections.abc import Iterator

from socialblog.health.checks import all_checks, undelivered

from . import around, database, security


def findings() -> Iterator[str]:
    yield from security.findings()
    yield from database.findings()
    yield from around.findings()
    checks = all_checks()
    if all(check.ok for check in checks if check.needed):
        checks.append(undelivered())
    yield from (check.says for check in checks if not check.ok)
