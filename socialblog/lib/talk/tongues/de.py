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
        "gibts dazu gruß grüße dein deine deinem deinen sein seine ihre ihren ihrem denn "
        "damit dafür davon daran darauf darüber dort deshalb trotzdem zwei drei erste ersten "
        "erster zweite zweiten jahr jahre jahren tag tage heute gestern morgen schade "
        "schlecht besser neu neue neues neuen alt alte alten groß klein lange kurz genau fast "
        "etwas wenig tut macht machen gemacht getan sagen gesagt steht stehen kommen kommt "
        "kam gehen gegangen gekauft bekommen weiß wissen finde finden gefunden suche brauche "
        "brauchen nutzen welche welcher welches wieso weshalb soll sollte muss müssen dürfen "
        "darf kannst könnt können wollen will möchte euren eurem unserem anderen andere "
        "anders niemand jeder jede jedes früher später noch's hab bald fehlt geworden worden "
        "sonst eigentlich also wohl zwar natürlich selbst darum danach daher hätten wären "
        "sind's habt's der die das und ist nicht ich ein eine einen zu den mit von sie auf "
        "für im dem auch es an werden aus er hat dass wir oder sind bei noch nach wie nur so "
        "wenn aber kann man schon mehr was über wird sich am bin war haben habe habt hier ihr "
        "euch uns mir mich dir dich jetzt danke vielen dank geht klappt jemand warum wo wer "
        "wann gibt bitte hallo leider immer sehr gut schön keine kein nichts alle alles diese "
        "dieser dieses beim zum zur vom seit vor würde könnte doch mal ja nein weil ob bis "
        "dann ganz einfach wieder frage artikel läuft super funktioniert wäre hätte gerne "
        "gern meine mein unser unsere euer eure ohne unter dankeschön klar erledigt "
        "herzlichen lieben besten gelöst passt kaum viele"
    ),
    letters="äöüß",
    asks=(
        (
            "bitte um (?:rückmeldung|antwort|info|infos|auskunft|eine antwort|kurze rückmeldung|"
            "erklärung)"
        ),
        "(?:bräuchte|bräuchten)(?: \\w+){0,3} (?:hilfe|rat|tipps?|infos?)",
        "(?:gern|gerne) gewusst",
        (
            "(?:wisst ihr|wissen sie|weißt du|habt ihr eine ahnung)(?: schon| denn| "
            "zufällig){0,2},? (?:wann|wie|wo|ob|was|warum|wer|welche\\w*|wie viel)"
        ),
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
    knows=(
        "(?:mich|uns) (?:das |auch |schon |selbst )*gefragt",
        (
            "(?:ich|wir) (?:weiß|wissen|wusste|verstehe|kenne) (?:jetzt|nun|inzwischen|schon|"
            "genau|endlich)?,? ?(?:wie|warum|was|wo)"
        ),
        "weiß ich(?: jetzt| nun)?,? (?:wie|warum|was|wo)",
    ),
    opens=(
        (
            f"(?:kann|muss|sollte|sollten|könnte|könnten) {_SUBJECT}(?! (?:\\w+ "
            f"){{0,2}}(?:bestätigen|empfehlen|mögen|nichts|nachvollziehen|verstehen|"
            f"unterschreiben|sehen|haben|zustimmen|sagen|anschließen|machen)$)"
        ),
        (
            "(?:wie|was|wo|wann|warum|wieso|woher|wohin|wer|womit|wozu) \\w+(?:t|en|st|e) (?:das|"
            "die|der|den|ihr|man|ich|es|er|sie|wir|mein\\w*|dein\\w*|euer|eure|ein\\w*|denn|"
            "eigentlich)"
        ),
        (
            f"(?:wie|was|wo|wann|warum|wieso|weshalb|woher|wohin|womit|wozu|woran|wofür|wer|wen|"
            f"wem|welche[rsnm]?) (?:\\w+ ){{0,2}}?{_VERB}"
        ),
        "(?:an|ab|bis|seit|mit|für|in|von|zu|auf) (?:wen|wem|wann|welche[rsnm]?|was|wo)",
        (
            f"(?:ist|sind|war|kannst|können|könnt|könntet|müssen|soll|darf|dürfen|wird|werden|"
            f"würde|würdet|hat|habt|haben|gibt|geht|gilt|funktioniert|läuft|bekommt|kommt|kostet|"
            f"macht|braucht|hilft|passt|liefert|versendet|verschickt|wäre|hätte|hättet|plant|"
            f"wisst|weiß|gibts|gehts|kennt|seid|bietet|nutzt|verwendet|arbeitet|lohnt|stimmt|"
            f"heißt|klappt) (?:{_SUBJECT})"
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
        "(?:der|die|das|ein|eine) (?:\\w+ ){1,2}hat geholfen$",
        "(?:hab |habe )?(?:ich |es |ihn |sie )*gefunden$",
        (
            "(?:jetzt |nun )?(?:ist )?(?:mir )?(?:jetzt )?alles (?:klar|verstanden|gut|"
            "bestens)(?: jetzt)?$"
        ),
        "(?:dann |jetzt )?weiß ich (?:jetzt )?bescheid$",
        (
            "(?:das )?(?:war|ging|geht) (?:ja |aber |echt |wirklich )*(?:fix|schnell|flott|super|"
            "klasse|einfach)$"
        ),
        "(?:sehr|echt|total|super|wirklich) (?:hilfreich|nett|lieb|schnell|freundlich)$",
        (
            "(?:war |das war |ist |das ist )?genau das,? (?:was ich (?:gesucht|gebraucht) "
            "(?:habe|hab)|richtige)$"
        ),
        "keine (?:weiteren )?fragen(?: mehr)?$",
        (
            "(?:ihr|du|sie) (?:seid|bist|sind) (?:die besten|der beste|super|spitze|klasse|toll|"
            "die beste)$"
        ),
        (
            "(?:bei (?:uns|mir) )?(?:läuft|geht|funktioniert|klappt)(?: jetzt| nun)? (?:alles|es|"
            "wieder)(?: wieder| alles| bestens){0,2}$"
        ),
        (
            "(?:jetzt |nun |alles )?(?:ist )?(?:alles |wieder )*(?:beim alten|in ordnung|normal|"
            "gut|ok|bestens)$"
        ),
        "(?:das )?(?:problem|thema) (?:ist |hat sich |wurde )?(?:gelöst|behoben|erledigt)$",
        (
            "(?:jetzt |nun |es |das |alles |hat |nun )*(?:klappt|läuft|läuft's|läufts|"
            "funktioniert|geht|geklappt|funktionierts|klappt's|klappts|geht's)(?: jetzt| wieder| "
            "nun| prima| super| alles| einwandfrei| bestens| perfekt| wunderbar){0,3}$"
        ),
        (
            "(?:hat |es |das |mir |uns |sehr |super |prima |bestens |wunderbar |gut |wirklich |"
            "weiter |echt |total |problem |alles |ist |schon |nun )*(?:erledigt|gelöst|behoben|"
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
        "hasse",
        "ausfall",
        "ruiniert",
        "mist",
        "manchmal",
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
