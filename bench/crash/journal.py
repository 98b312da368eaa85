"""What the clients sent and what they were told: the truth that the database is held against."""

import json
import threading
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

ACKNOWLEDGED, REFUSED, UNKNOWN = "acknowledged", "refused", "unknown"


@dataclass
class Write:
    """One wish of one person. Sent again only where nobody could know what became of it."""

    number: int
    kind: str
    about: dict[str, Any]
    outcome: str = UNKNOWN
    status: int = 0
    sent: int = 0
    result: int | None = None
    began: float = field(default_factory=time.time)


class Journal:
    """Written down before it is sent, and again when it is answered."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("a", encoding="utf-8")
        self._lock = threading.Lock()
        self.writes: list[Write] = []

    def begin(self, kind: str, **about: Any) -> Write:
        with self._lock:
            write = Write(len(self.writes), kind, about)
            self.writes.append(write)
            self._note(write)
        return write

    def note(self, write: Write) -> None:
        with self._lock:
            self._note(write)

    def of(self, *kinds: str) -> list[Write]:
        with self._lock:
            return [write for write in self.writes if write.kind in kinds]

    def _note(self, write: Write) -> None:
        self._file.write(json.dumps(asdict(write)) + "\n")
        self._file.flush()
