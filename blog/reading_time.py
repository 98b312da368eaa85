import re

WORDS_A_MINUTE = 230
IDEOGRAPHS_A_MINUTE = 500
_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]")


def reading_minutes(text: str) -> int:
    """How long reading takes, at least a minute; signs of East Asian scripts count one by one."""
    ideographs = len(_IDEOGRAPH.findall(text))
    words = len(_IDEOGRAPH.sub(" ", text).split())
    return max(1, round(words / WORDS_A_MINUTE + ideographs / IDEOGRAPHS_A_MINUTE))
