from .tongue import Tongue

TONGUE = Tongue(
    code="sv",
    common=(
        "och att det är som en ett på för med av inte jag du vi ni han hon den till har om så "
        "men kan man från var vad hur när varför vem vilken vilket finns någon något ska "
        "skulle blir också bara här där nu då efter eller mycket mer tack hej bra fungerar "
        "min mitt mina din er oss mig dig sig alla allt inget ingen bild fin detta denna"
    ),
    letters="å",
    asks=(
        "(?:någon|nån) (?:som )?(?:vet|har|kan|provat)",
        "vet (?:någon|ni|du)",
        "finns det (?:någon|något|ett|en)",
        "undrar (?:om|hur|varför|när|var|vad)",
        "skulle vilja veta",
        "hur (?:kan|gör|ska|får) (?:jag|man|vi)",
        "kan (?:ni|du|någon)",
        "hjälp(?: tack)?$",
        "en fråga",
    ),
    knows=(),
    opens=(
        (
            "(?:hur|var|när|varför|vem|vilken|vilket|vad) (?:är|kan|gör|ska|kostar|får|kommer|"
            "finns|hittar|händer)"
        ),
        "(?:är|har|kan|finns|fungerar|går|får|ska) (?:det|ni|man|jag|du|den|någon)",
    ),
    rhetoric=("^(?:verkligen|allvarligt|va|jaha|eller hur|seriöst)$", "^vem (?:behöver|bryr)"),
    thanks=("tack", "tackar", "tusen tack"),
    not_thanks=("nej,? tack", "tack på förhand", "tack vare", "tack för inget"),
    confirms=(
        (
            "(?:nu |det |allt )*(?:fungerar|funkar|funkade|fungerade|löst|löste sig)(?: nu| igen|"
            " det| bra){0,2}$"
        ),
        "(?:perfekt|toppen|underbart|super)$",
    ),
    trouble=(
        "men",
        "tyvärr",
        "fortfarande",
        "inte",
        "inget",
        "ingen",
        "aldrig",
        "utom",
        "fel",
        "saknas",
        "problem",
        "förresten",
        "dock",
        "också",
        "snälla",
        "kraschar",
        "borta",
        "fråga",
    ),
    hello="hej tjena hallå god kära",
    goodbye="hälsningar mvh vänliga med",
)
