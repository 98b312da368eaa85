from pathlib import Path

WATCHED = ("blog", "community", "socialblog")


class Changes:
    """Tells whether a Python file of ours changed since it was last asked."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.before = self.look()

    def seen(self) -> bool:
        now = self.look()
        changed, self.before = now != self.before, now
        return changed

    def look(self) -> dict[Path, float]:
        found = {}
        for name in WATCHED:
            for path in (self.folder / name).rglob("*.py"):
                try:
                    found[path] = path.stat().st_mtime
                except FileNotFoundError:
                    pass  # deleted while we looked
        return found
