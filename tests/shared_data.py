"""Where real data that nobody here wrote lies, beside the checkout; it is never copied."""

import os
from pathlib import Path

import pytest

DEFAULT = Path(__file__).resolve().parent.parent.parent / "shared" / "data"


def shared(*parts: str) -> Path:
    """The path of a file or folder there; the test is skipped where it isn't."""
    path = Path(os.environ.get("SOCIALBLOG_SHARED_DATA", DEFAULT)).joinpath(*parts)
    if not path.exists():
        pytest.skip(f"no shared test data at {path} (set SOCIALBLOG_SHARED_DATA)")
    return path
