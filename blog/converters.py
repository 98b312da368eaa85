"""What stands between two slashes of an address."""

from django.urls import register_converter


class Word:
    """One word of any script. A null character is in no address (and PostgreSQL stumbles)."""

    regex = r"[^/\0]{1,200}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Word, "word")
