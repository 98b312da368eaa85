from .tongue import Tongue

_VERB = (
    "(?:ist|sind|war|waren|kann|kannst|können|könnt|könnte|könnten|könntet|muss|müssen|"
    "müsste|soll|sollte|sollen|darf|dürfen|wird|werden|würde|würdet|hat|habt|haben|hast|"
    "habe|gibt|gibts|geht|gehts|macht|mache|bekomme|bekommt|finde|findet|finden|kommt|"
    "kostet|läuft|funktioniert|steht|heißt|liegt|passiert|stelle|stellt|sieht|verhält|"
    "wäre|hätte|mach|krieg|kriege|komme|wende|braucht|brauche|dauert|gilt|bleibt|lange|"
    "viel|viele|oft|groß|weit|alt|teuer)"
)
_SUBJECT = (
    "(?:ich|du|er|sie|es|wir|ihr|man|das|die|der|den|dem|dies|diese|dieser|dieses|ein|"
    "eine|einen|jemand|mein|meine|euer|eure|da|dazu|irgendwer|schon|noch|auch|hier|dort|"
    "denn|eigentlich|bei)"
)

TONGUE = Tongue(
    code="de",
    common=(
        "der die das und ist nicht ich ein eine einen zu den mit von sie auf für im dem auch "
        "es an werden aus er hat dass wir oder sind bei noch nach wie nur so wenn aber kann "
        "man schon mehr was über wird sich am bin war haben habe habt hier ihr euch uns mir "
        "mich dir dich jetzt danke vielen dank geht klappt jemand warum wo wer wann gibt "
        "bitte hallo leider immer sehr gut schön keine kein nichts alle alles diese dieser "
        "dieses beim zum zur vom seit vor würde könnte doch mal ja nein weil ob bis dann ganz "
        "einfach wieder frage artikel läuft super funktioniert wäre hätte gerne gern meine "
        "mein unser unsere euer eure ohne unter dankeschön klar erledigt herzlichen lieben "
        "besten gelöst passt kaum heute viele"
    ),
    letters="äöüß",
    asks=(
        (
            "(?:weiß|weiss|wüsste|kennt|hat|hatte|kann|könnte|hätte) (?:\\w+ ){0,4}?(?:jemand|"
            "einer|wer|irgendwer|irgendjemand|jmd)"
        ),
        (
            "(?:jemand|jmd|irgendwer)(?: \\w+){0,4} (?:idee|ideen|tipp|tipps|ahnung|rat|lösung|"
            "erfahrung|erfahrungen|helfen|erklären|sagen|weiß|gelöst)"
        ),
        (
            "(?:würde|würd|möchte|will|wollte)(?: \\w+){0,3} (?:gern|gerne|mal|nur) (?:\\w+ "
            "){0,3}?(?:wissen|fragen|erfahren|verstehen)"
        ),
        "(?:gern|gerne|mal) (?:wissen|fragen|erfahren)(?:,| ob| wie| was| wo| wann| warum)",
        "(?:mich|uns) (?:würde|würd|interessiert|tät)(?: \\w+){0,3} interessieren",
        "würde? (?:mich|uns)(?: \\w+){0,3} interessieren",
        "(?:ich frage mich|frage ich mich|frag mich|ich frag mich)(?! nicht)",
        (
            "(?:bitte|kann|könnte|könnt|könntet|können|könnten|kannst|könntest|würdet|würden|"
            "würdest)(?: \\w+){0,2} (?:ihr|sie|du|jemand|mir|uns)(?: \\w+){0,12} (?:helfen|"
            "erklären|sagen|zeigen|posten|schicken|erläutern|verraten|teilen|nennen|geben|"
            "ergänzen|veröffentlichen|einbauen|hochladen|verlinken|empfehlen|machen|prüfen)"
        ),
        (
            "(?:bitte|brauche|brauchen|suche|benötige) (?:\\w+ ){0,3}?(?:um )?(?:hilfe|rat|tipps|"
            "einen tipp)"
        ),
        "^hilfe",
        "hilfe bitte",
        "bitte helft",
        "um hilfe",
        (
            "bitte (?:erklär\\w*|sagt?|sagen|helft|helfen|nennen|zeigt|schreibt|gebt|geben)(?: "
            "\\w+)?"
        ),
        (
            "(?:meine|eine|noch eine|kurze|kleine|blöde|dumme|doofe|letzte|selbe|gleiche) "
            "frage(?! nach dem sinn| des| der)(?: \\w+){0,3}"
        ),
        "^frage (?:zu|zum|zur|an|wegen|am rande)",
        "^frage:",
        "nicht (?:ganz |so |wirklich )?(?:sicher|klar),? (?:wie|was|ob|wo|wann|warum)",
        (
            "(?:sagt|sag|sagen sie|gebt|gib|geben sie)(?: \\w+){0,2} (?:bescheid|mir|uns)(?:,)? "
            "(?:bitte )?(?:bescheid,? )?(?:wann|wie|wo|ob|was|wenn)"
        ),
        "(?:keine|null) (?:ahnung|idee),? (?:wie|was|wo|woran) (?:ich|man|das)",
        "verstehe (?:leider |einfach |ich )?nicht,? (?:wie|was|warum|wieso|wo|weshalb)",
        (
            "wie (?:kann|könnte|soll|muss|mache|mach|bekomme|krieg|kriege|komme|stelle|finde|"
            "geht) (?:ich|man|wir|das)"
        ),
        (
            "(?:was|wo|wann|warum|wieso|woran|wohin|womit|wer|wen|wem|welche\\w*|weshalb) "
            "(?:kann|könnte|soll|muss|mache|mach|bekomme|finde|habe|hab) (?:ich|man|wir)"
        ),
        (
            "gibt es (?:eine |da |dafür |irgendeine |dazu |schon |auch )*(?:möglichkeit|lösung|"
            "neuigkeiten|termin|plan|weg|trick|chance)"
        ),
        "bin ich (?:die|der) einzige",
        "nur bei mir so",
        "liegt das an mir",
        "übersehe ich",
        "was mache ich falsch",
        "mache ich was falsch",
        "mache ich etwas falsch",
        "bin ich blind",
        "(?:jemand|wer|einer) (?:eine |ne |schon )?(?:idee|tipp|rat|lösung|ahnung|erfahrung)",
        (
            "(?:für|über) (?:jeden |jede |einen |nen )?(?:tipps?|hinweise?|hilfe|rat|"
            "ratschläge)(?: \\w+){0,3} (?:dankbar|freuen)"
        ),
        "dankbar für",
        "tipps? willkommen",
        "auf dem schlauch",
        "ich komm\\w* nicht weiter",
        "komme einfach nicht weiter",
        "stehe? vor einem rätsel",
        (
            "(?:bekomm\\w*|krieg\\w*|bring\\w*)(?: \\w+){0,4} nicht (?:zum laufen|hin|zum "
            "funktionieren|ans laufen)"
        ),
        (
            "(?:suche|sucht|suchen)(?: \\w+){0,8} (?:hat|kennt|weiß|weiss) (?:die|das|den|da|"
            "jemand|wer|noch)"
        ),
        "heißt das",
        "bedeutet das",
        "stimmt das",
        "ist das (?:normal|richtig|so gewollt|schlimm|möglich|erlaubt)",
        "wäre es möglich",
        "ist es möglich",
        "besteht die möglichkeit",
        "hat (?:sonst|schon|noch|das|hier|von euch)(?: \\w+){0,3} (?:jemand|wer|einer)",
    ),
    opens=(
        (
            f"(?:wie|was|wo|wann|warum|wieso|weshalb|woher|wohin|womit|wozu|woran|wofür|wer|wen|"
            f"wem|welche[rsnm]?) (?:\\w+ ){{0,2}}?{_VERB}"
        ),
        "(?:an|ab|bis|seit|mit|für|in|von|zu|auf) (?:wen|wem|wann|welche[rsnm]?|was|wo)",
        (
            f"(?:ist|sind|war|kann|kannst|können|könnt|könnte|könnten|könntet|muss|müssen|soll|"
            f"sollte|darf|dürfen|wird|werden|würde|würdet|hat|habt|haben|gibt|geht|gilt|"
            f"funktioniert|läuft|bekommt|kommt|kostet|macht|braucht|hilft|passt|liefert|versendet|"
            f"verschickt|wäre|hätte|hättet|plant|wisst|weiß|gibts|gehts|kennt|seid|bietet|nutzt|"
            f"verwendet|arbeitet|lohnt|stimmt|heißt|klappt) (?:{_SUBJECT})"
        ),
        "gibts",
        "geht das",
        "geht's",
        "gehts",
        (
            "(?:sind|ist|darf|dürfen|haben|hat|wird|werden|funktioniert|geht|kommt|läuft) \\w+ "
            "(?:\\w+ ){0,4}?(?:erlaubt|möglich|verfügbar|dabei|enthalten|auch|noch|schon|nötig|"
            "geplant|kompatibel|wieder)"
        ),
        "wie lange",
        "wie viel",
        "wieviel",
        "wie viele",
        "wie oft",
        "wie groß",
        "was tun",
        "was nun",
        "und jetzt",
    ),
    rhetoric=(
        (
            "^(?:echt|wirklich|ernsthaft|im ernst|hä|was|ach|oder|na und|ja|nein|nicht wahr|gell|"
            "bitte|hm+|und|ehrlich|sicher)(?: jetzt| mal)?$"
        ),
        (
            "^(?:wer|was) (?:braucht|will|interessiert|kümmert|kann da schon)(?: \\w+){0,2} "
            "(?:schon|denn schon|noch|das|sowas|so etwas)"
        ),
        "^wer (?:weiß|hätte das gedacht|kennt (?:das|es|ihn|sie) nicht|braucht|will das)",
        "^(?:warum|wieso) (?:sollte|würde) (?:man|jemand|irgendwer|irgendjemand)",
        "^wie (?:cool|toll|schön|geil|dumm|blöd|schlimm) (?:ist|war|sind|kann)",
        "ist das (?:nicht )?(?:ein witz|euer ernst|ihr ernst|dein ernst|schön|toll|herrlich)",
        "euer ernst",
        "soll das ein witz sein",
        "geht's noch",
        "gehts noch",
        "was soll das",
        "was will man mehr",
        "was soll man da",
        (
            "^(?:das|mein|der|die) (?:beste|schlimmste|ergebnis|fazit|grund|haken|problem|"
            "resultat|lösung)(?: daran| dabei)?$"
        ),
    ),
    thanks=(
        "danke",
        "dankeschön",
        "danke schön",
        "danke sehr",
        "(?:vielen|besten|herzlichen|lieben|tausend|schönen|großen|ganz|recht)(?: \\w+)? dank",
        "dank (?:dir|euch|ihnen)",
        "merci",
        "thx",
        "thanks",
        "dankesehr",
        "ich danke",
        "bedanke mich",
        "dankööö?",
        "vergelt's gott",
    ),
    not_thanks=(
        "nein,? (?:danke|vielen dank|merci)",
        "danke,? nein",
        "(?:danke|dank)(?: schon| euch| dir){0,2}(?: mal)? im (?:voraus|vorraus|vorhinein)",
        "schon ?mal(?: \\w+)? (?:danke|dank)",
        "danke für (?:nichts|gar nichts)",
        "dank (?:des|der|dem|den|einer|eines|meiner|unserer|seiner|ihrer)",
        "(?:danke|dank) an (?:alle|die|den|das),? die",
        "danke (?:gesagt|sagen)",
        "danke,? (?:aber|ich verzichte)",
        "na danke",
        "danke auch",
    ),
    confirms=(
        (
            "(?:jetzt |nun |es |das |alles |hat |nun )*(?:klappt|läuft|läuft's|läufts|"
            "funktioniert|geht|geklappt|funktionierts|klappt's|klappts|geht's)(?: jetzt| wieder| "
            "nun| prima| super| alles| einwandfrei| bestens| perfekt| wunderbar){0,3}$"
        ),
        (
            "(?:hat |es |das |problem |alles |ist |schon |nun )*(?:erledigt|gelöst|behoben|"
            "geholfen|gefunden|verstanden|geschafft)(?: jetzt)?$"
        ),
        (
            "(?:das war's|das wars|alles klar|verstanden|alles gut|gut zu wissen|passt|passt so|"
            "alles bestens)$"
        ),
        (
            "(?:perfekt|super|klasse|prima|top|toll|wunderbar|spitze|großartig|genial|bestens|"
            "sehr gut|ausgezeichnet)$"
        ),
        "genau das (?:habe? ich |hab ich )?(?:gesucht|gebraucht)$",
        (
            "(?:probiere?|versuche?|teste|werde)(?: ich)?(?: \\w+){0,4}(?: aus| probieren| "
            "testen| versuchen)$"
        ),
    ),
    trouble=(
        "aber",
        "leider",
        "jedoch",
        "allerdings",
        "trotzdem",
        "dennoch",
        "obwohl",
        "außer",
        "ausser",
        "bis auf",
        "nicht",
        "nichts",
        "kein",
        "keine",
        "keinen",
        "keiner",
        "nie",
        "niemals",
        "noch immer",
        "immer noch",
        "weiterhin",
        "nur noch",
        "nur wenn",
        "fehler",
        "fehlt",
        "fehlen",
        "kaputt",
        "defekt",
        "absturz",
        "stürzt",
        "abgestürzt",
        "weg(?= |$)",
        "verschwunden",
        "gelöscht",
        "falsch",
        "problem(?! gelöst| behoben| ist gelöst| hat sich)",
        "probleme",
        "übrigens",
        "tippfehler",
        "vergessen",
        "noch etwas",
        "noch was",
        "nebenbei",
        "außerdem",
        "wäre (?:schön|toll|super|gut|cool|noch)",
        "wünschte",
        "wünsche mir",
        "hätte gern\\w*",
        "würde gern\\w*",
        "schade",
        "bitte(?!\\w)",
        "stattdessen",
        "frage",
        "fragen",
        "solange",
        "erst wenn",
        "zu (?:spät|teuer|langsam|viel)",
        "langsam",
        "enttäuscht",
        "komisch",
        "seltsam",
        "merkwürdig",
        "ohne",
    ),
    hello="hallo hi hey moin servus liebe lieber guten tag morgen abend grüß sehr geehrte geehrter",
    goodbye="grüße gruß grüßen viele liebe lg vg mfg freundlichen beste schöne herzliche mit",
)
