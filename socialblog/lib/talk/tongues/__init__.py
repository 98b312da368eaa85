"""One file per language, all of one shape; the next is a copy."""

from .de import TONGUE as GERMAN
from .en import TONGUE as ENGLISH
from .es import TONGUE as SPANISH
from .fr import TONGUE as FRENCH
from .it import TONGUE as ITALIAN
from .ja import TONGUE as JAPANESE
from .nl import TONGUE as DUTCH
from .pl import TONGUE as POLISH
from .pt import TONGUE as PORTUGUESE
from .ru import TONGUE as RUSSIAN
from .sv import TONGUE as SWEDISH
from .tongue import Tongue

TONGUES: tuple[Tongue, ...] = (
    *(ENGLISH, GERMAN, FRENCH, SPANISH, ITALIAN, PORTUGUESE, DUTCH),
    *(SWEDISH, POLISH, RUSSIAN, JAPANESE),
)

__all__ = ["TONGUES", "Tongue"]
