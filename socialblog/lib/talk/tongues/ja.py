from .tongue import Tongue

# Its words aren't divided, so what can be known stands at the beginning of a clause. The language
# itself is known by its script.
TONGUE = Tongue(
    code="ja",
    common="",
    letters="",
    asks=(),
    knows=(),
    opens=(),
    rhetoric=(),
    thanks=("ありがとう\\w*", "有難う\\w*", "助かりました\\w*", "感謝\\w*"),
    not_thanks=(),
    confirms=(),
    trouble=("(?:でも|しかし|ただ|まだ)\\w*", "\\w{0,40}(?:ません|ですが|けど|お願い)\\w*"),
    hello="",
    goodbye="",
)
