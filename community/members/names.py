"""What a person may be called, so that nobody is taken for somebody else."""

import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .models import Member

# They turn the direction of everything around them; no name needs them.
_DIRECTION = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Joiners shape letters in Persian and Indic scripts and hold emoji together.
_JOINERS = frozenset("\u200c\u200d")
# Letters by their category that nobody can see.
_INVISIBLE = frozenset("\u115f\u1160\u17b4\u17b5\u3164\uffa0\u2800\u034f")
_MOST_MARKS = 4

_OFFICIAL = frozenset(
    {"admin", "administrator", "editor", "moderator", "mod", "official", "root", "staff"}
    | {"support", "system", "team", "theteam", "webmaster"}
)

# Letters of other scripts that look like Latin ones, capitals apart since they look different
# from their small letters. What Unicode calls compatible (full width, mathematical) is folded
# elsewhere; this is the handful that people really type.
_LOOKALIKES = str.maketrans(
    {
        letter: latin
        for latin, letters in {
            "A": "АΑ", "B": "ВΒ", "C": "СϹ", "E": "ЕΕ", "H": "НΗ", "I": "ІΙӀ", "J": "Ј",
            "K": "КΚ", "M": "МΜ", "N": "Ν", "O": "ОΟՕ", "P": "РΡ", "S": "Ѕ", "T": "ТΤ",
            "X": "ХΧ", "Y": "УҮΥ", "Z": "Ζ",
            "a": "аαɑ", "b": "ƅЬ", "c": "сϲ", "d": "ԁđ", "e": "еҽ", "g": "ɡց", "h": "һհ",
            "i": "іιı", "j": "јϳ", "k": "κ", "l": "ӏł", "n": "ոη", "o": "оοօσø", "p": "рρ",
            "q": "ԛգ", "s": "ѕ", "t": "τ", "u": "υսʋ", "v": "νѵ", "w": "ԝωա", "x": "хχ",
            "y": "уүγ", "ss": "ß", "ae": "æ", "oe": "œ",
        }.items()
        for letter in letters
    }
)  # fmt: skip
# Hardly told apart in most typefaces.
_TWINS = str.maketrans({"l": "i", "1": "i", "|": "i", "0": "o"})


def clean_name(raw: str) -> str:
    """The name as it will be shown: composed, without invisible letters, single spaces.

    Raises ValidationError for what would mislead or show nothing.
    """
    if _DIRECTION.intersection(raw):
        raise ValidationError(_("A name can't turn the direction of the text around it."))
    spaced = " ".join(raw.split())
    if any(unicodedata.category(letter) in ("Cc", "Cs", "Co", "Cn") for letter in spaced):
        raise ValidationError(_("This name has characters that can't be shown."))
    seen = "".join(letter for letter in spaced if not _is_hidden(letter))
    name = " ".join(unicodedata.normalize("NFC", seen).split()).strip("\u200c\u200d ")
    if not any(_is_readable(letter) for letter in name):
        raise ValidationError(_("Please use a name with at least one letter."))
    if _most_marks(name) > _MOST_MARKS:
        raise ValidationError(_("This name has too many accents on one letter."))
    return name


def refuse_impersonation(name: str, *, member: Member | None = None) -> None:
    """Raise ValidationError if readers would take `name` for somebody of the team.

    `member` is whose name it is to be; those of the team may share a name.
    """
    if member and member.is_team:
        return
    wanted = skeleton(name)
    if wanted in {skeleton(official) for official in _OFFICIAL}:
        raise ValidationError(_("This name would look official. Please use another one."))
    team = Member.objects.of_the_team().values_list("name", flat=True)
    if wanted in {skeleton(known) for known in team}:
        raise ValidationError(
            _("Somebody of the team has this name. Please add something that tells you apart.")
        )


def skeleton(name: str) -> str:
    """What is left of a name when look-alikes, case, accents and punctuation are folded."""
    latin = unicodedata.normalize("NFKD", name).translate(_LOOKALIKES).casefold()
    letters = "".join(letter for letter in latin.translate(_TWINS) if letter.isalnum())
    return letters.replace("rn", "m").replace("vv", "w")


def _is_hidden(letter: str) -> bool:
    if letter in _JOINERS or "\U000e0020" <= letter <= "\U000e007f":  # flags of regions
        return False
    return letter in _INVISIBLE or unicodedata.category(letter) == "Cf"


def _is_readable(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LN" or unicodedata.category(letter) == "So"


def _most_marks(name: str) -> int:
    most = run = 0
    for letter in unicodedata.normalize("NFD", name):
        run = run + 1 if unicodedata.combining(letter) else 0
        most = max(most, run)
    return most
