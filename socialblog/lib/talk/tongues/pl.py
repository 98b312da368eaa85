from .tongue import Tongue

TONGUE = Tongue(
    code="pl",
    common=(
        "i w na z że się nie to jest do jak co ale po od za przez dla tak jego jej ich by być "
        "są był była było może ten ta te tego już tylko czy ja ty on ona my wy mnie mi ci nas "
        "was jestem mam masz ma mamy gdzie kiedy kto dlaczego który która bardzo też jeszcze "
        "dziękuję dzięki działa dzień dobry cześć ktoś można proszę wszystko nic zawsze nigdy "
        "nadal moje swoje pozdrawiam"
    ),
    letters="łąęśżźćń",
    asks=(
        "czy (?:ktoś|jest|to|mogę|można|da|macie|są|będzie|ten|ta|te|wiecie|ktokolwiek)",
        "(?:ktoś|kto) (?:wie|ma|może|zna)",
        "chciał\\w+ (?:wiedzieć|zapytać|się dowiedzieć)",
        "zastanawiam się",
        "(?:mam|jedno|małe) pytanie",
        "jak (?:mogę|można|to|zrobić)",
        "proszę o (?:pomoc|radę|wyjaśnienie)",
        "pomocy",
    ),
    knows=(),
    opens=("czy \\w+", "(?:jak|gdzie|kiedy|dlaczego|ile|co|kto|jaki|jaka|jakie|który|która) \\w+"),
    rhetoric=(
        "^(?:serio|naprawdę|poważnie|co|i co|prawda|no nie)$",
        "^(?:kto|komu) (?:potrzebuje|potrzebny|by)",
    ),
    thanks=(
        "dziękuję",
        "dzieki",
        "dzięki",
        "dziekuje",
        "dziękujemy",
        "wielkie dzięki",
        "dzięx",
    ),
    not_thanks=(
        "nie,? (?:dziękuję|dzięki)",
        "z góry",
        "dzięki (?:temu|niemu|niej|nim|nowemu|nowej)",
        "dzięki za nic",
    ),
    confirms=(
        (
            "(?:już |teraz |wszystko )*(?:działa|zadziałało|rozwiązane|naprawione|jasne)(?: już| "
            "teraz| dobrze){0,2}$"
        ),
        "(?:super|świetnie|idealnie|rozumiem|wszystko jasne)$",
    ),
    trouble=(
        "ale",
        "niestety",
        "jednak",
        "nadal",
        "wciąż",
        "nie",
        "nic",
        "nigdy",
        "oprócz",
        "błąd",
        "brak",
        "brakuje",
        "problem",
        "problemy",
        "przy okazji",
        "też",
        "proszę",
        "pytanie",
        "zepsute",
        "źle",
    ),
    hello="cześć hej witam dzień dobry witaj",
    goodbye="pozdrawiam pozdrowienia serdecznie",
)
