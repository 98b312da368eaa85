"""Pictures of the old site, from a folder on this machine; nothing is fetched."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from blog.models import Image
from blog.pictures import store_picture
from socialblog.lib.pictures import BadPicture, reencode

from .reading import Export, Item


@dataclass
class Pictures:
    """The folder holds what lay in `wp-content/uploads`, in the same sub-folders."""

    export: Export
    folder: Path | None = None
    dry: bool = False
    missing: list[str] = field(default_factory=list)
    stored: dict[str, Image] = field(default_factory=dict)

    def new_address(self, url: str) -> str | None:
        """Where the picture of this old address is now; None where we don't have it."""
        image = self._image(url)
        return image.url if image else None

    def cover(self, item: Item) -> Image | None:
        attachment = self.export.attachments.get(item.thumbnail_id)
        if attachment is None or not attachment.attachment_url:
            return None
        return self._image(attachment.attachment_url, alt=attachment.alt or attachment.title)

    def _image(self, url: str, *, alt: str = "") -> Image | None:
        marker, name = "/wp-content/uploads/", unquote(urlsplit(url).path)
        if self.folder is None or self.dry or marker not in name:
            return None
        name = name.split(marker, 1)[1]
        if name not in self.stored:
            file = self._file(name)
            if file is None:
                self.missing.append(name)
                return None
            try:
                picture = reencode(file.read_bytes())
            except BadPicture as error:
                self.missing.append(f"{name}: {error}")
                return None
            self.stored[name] = store_picture(picture, by=None, name=file.name, alt=alt)
        return self.stored[name]

    def _file(self, name: str) -> Path | None:
        """Inside the folder, whatever the export says: it is foreign."""
        assert self.folder is not None
        root = self.folder.resolve()
        file = (root / name).resolve()
        return file if file.is_relative_to(root) and file.is_file() else None
