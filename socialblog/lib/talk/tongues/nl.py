from .tongue import Tongue

_VERB = (
    "(?:is|zijn|was|waren|kan|kun|kunt|kunnen|kon|kunnen|zou|zouden|moet|moeten|mag|"
    "mogen|wordt|worden|heb|hebt|heeft|hebben|had|ga|gaat|gaan|doe|doet|doen|werkt|"
    "werken|komt|komen|kost|kosten|krijg|krijgen|krijgt|vind|vinden|staat|staan|zit|"
    "zitten|gebeurt|betekent|weet|weten|zet|zie|ziet|maak|maakt|duurt|blijft|blijven|"
    "lang|veel|vaak|groot|oud|duur|raden|raad|bedoelen|bedoel|bedoelt|gebruiken|gebruikt|"
    "lever|leveren|verstuur|sturen)"
)
_SUBJECT = (
    "(?:ik|je|jij|u|hij|zij|ze|wij|we|jullie|het|dit|dat|de|een|er|deze|die|iemand|mijn|"
    "onze|jouw|uw|men|ook|al|nog|daar|hier|'t)"
)

TONGUE = Tongue(
    code="nl",
    common=(
        "kwam te laat helft bestelling jaar jaren dag dagen week vandaag gisteren morgen "
        "nieuw nieuwe oud oude eerste twee drie andere anders elke elk zelfde beetje weinig "
        "tijd keer mensen ding dingen daarom echt zelf zelfs bijna alleen misschien straks "
        "zien gezien zeggen gezegd gaan ging komen gekomen doen deed gedaan maken gemaakt "
        "krijgen gekregen vinden gevonden weet willen wil wilde hadden werd werden geweest "
        "zal zullen mag mogen moest kon konden hen hun haar hem zijn's sinds tijdens binnen "
        "buiten onder boven achter tegen zonder volgens vanaf tot behalve iets ergens nergens "
        "verder eens toch immers nodig leveren de het een en is van in op dat die dit voor "
        "niet met zijn er maar om ook als aan bij nog naar uit wel dan wat hoe waar wanneer "
        "waarom wie welke ik je jij u hij zij ze wij we jullie mij me mijn jouw onze ons heb "
        "hebt heeft hebben had was waren ben bent kan kun kunnen kunt moet moeten zou zouden "
        "wordt worden al iemand niemand niets alles alle veel meer zeer heel goed mooi "
        "bedankt dank werkt hoi hallo graag over door toen nu weer altijd nooit geen tussen "
        "deze artikel weten hulp alsjeblieft alvast reactie doet gaat komt krijg dankjewel "
        "opgelost oké prima groeten geweldig leuk vanavond allemaal daar dus zoals omdat want "
        "versie gefeliciteerd duidelijk helemaal elf helaas"
    ),
    letters="",
    asks=(
        "(?:herkent|snapt|ervaart|begrijpt) iemand",
        (
            "(?:weten jullie|weet je|weet u|weet jij)(?: al| toevallig| misschien){0,2} (?:of|"
            "wanneer|hoe|waar|wat|waarom|welke|wie|hoeveel)"
        ),
        (
            "(?:weet|heeft|kan|kent|kon|zou|is er|wil|gebruikt) (?:\\w+ ){0,3}?(?:iemand|er "
            "iemand)(?: \\w+)?"
        ),
        (
            "(?:iemand|iemand anders|iemand hier|iemand van jullie)(?: \\w+){0,4} (?:idee|ideeën|"
            "tip|tips|enig idee|weet|helpen|ervaring|ervaringen|uitleggen|oplossing|gelukt|die)"
        ),
        (
            "(?:ik|we|wij) (?:zou|zouden|wil|willen|wilde|wou)(?: \\w+){0,3}? (?:graag )?(?:\\w+ "
            "){0,2}?(?:weten|vragen|horen|begrijpen|zien)(?: of| hoe| wat| waar| wanneer| waarom|"
            " hoeveel| welke| wie|$)"
        ),
        "(?:ik|we) (?:vraag|vroeg|vragen) (?:me|mij|ons) (?:af|dan af|ook af)",
        "vraag me af",
        "vroeg me af",
        "ben benieuwd",
        "benieuwd (?:of|hoe|wat|naar|waar|wanneer)",
        "nieuwsgierig (?:of|hoe|naar|wat)",
        (
            "(?:enig|een|geen|een ander) idee (?:hoe|waar|wat|of|waarom|wanneer)(?= (?:ik|je|we|"
            "dit|dat|het|de|men))"
        ),
        (
            "(?<!ik )(?:kun|kunt|kunnen|kan|zou|zouden|willen|wil|wilt)(?: \\w+){0,2} (?:je|"
            "jullie|u|iemand|ze|jij|we|mij|me)(?: \\w+){0,10} (?:uitleggen|zeggen|helpen|"
            "plaatsen|delen|sturen|tonen|laten zien|laten weten|vertellen|geven|toelichten|"
            "aangeven|toevoegen|aanraden|bevestigen|opsturen|maken|zetten|verduidelijken|"
            "nakijken)"
        ),
        (
            "(?:alsjeblieft|alstublieft|aub|svp|graag),? (?:\\w+ )?(?:help|helpen|uitleg|"
            "uitleggen|antwoord|reactie|vertel|laat|advies)"
        ),
        "graag (?:uw|jullie|een) (?:\\w+ )?(?:reactie|advies|hulp|uitleg)",
        "hulp (?:nodig(?! hebben| hebt| heeft)|gevraagd|gezocht|gewenst|is welkom|welkom)",
        "^help",
        "help(?: \\w+)? (?:alsjeblieft|aub|alstublieft)",
        ("(?:tips|hulp|advies|ideeën|suggesties)(?: zijn| is)?(?: altijd| van harte| erg)? welkom"),
        ("(?:zoek|zoeken|heb|hebben|gebruiken)(?: \\w+){0,3} (?:hulp|advies|tips|raad)(?: nodig)?"),
        (
            "(?:mijn|een|nog een|nog één|korte|kleine|domme|zelfde|dezelfde|andere|laatste|"
            "snelle) (?:\\w+ )?(?:vraag|vraagje)(?! van)"
        ),
        "^(?:vraag|vraagje)",
        "vraagje",
        "niet (?:helemaal |echt |zo )?(?:zeker|duidelijk)(?:,)? (?:of|hoe|wat|waar|waarom)",
        (
            "(?:begrijp|snap|weet)(?: het)?(?: echt| nog| helaas| gewoon)? niet (?:zo |goed |"
            "precies )?(?:hoe|waarom|waar|wat|of)(?= (?:ik|je|we|dit|dat|het|de|die|u))"
        ),
        (
            "(?:krijg|krijgen|kreeg)(?: \\w+){0,3} niet (?:aan de praat|werkend|aan het werk|"
            "voor elkaar|geïnstalleerd|aan de gang)"
        ),
        (
            "(?:kan|kunnen|kom|lukt)(?: \\w+){0,3} (?:niet|nergens|niet meer) (?:\\w+ "
            "){0,2}?(?:vinden|inloggen|achterhalen|uit),? (?:iemand|kan|wat|hoe|help|waar|weet)"
        ),
        "nergens vinden",
        "nergens terugvinden",
        (
            "hoe (?:kan|moet|zou|krijg|doe|kom|zet|stel|maak|vind|kunnen|moeten|werkt|gaat) "
            "(?:ik|je|we|men|u|jullie|dit|dat|het|wij|een)"
        ),
        (
            "(?:wat|waar|wanneer|waarom|wie|welke) (?:kan|moet|zou|doe|vind|krijg|koop|gaat|doen|"
            "moeten|kunnen) (?:ik|je|we|men|u|jullie|wij|er)"
        ),
        "ligt (?:het|dat) aan mij",
        "ben ik de enige",
        "alleen bij mij",
        "mis ik iets",
        "zie ik iets over het hoofd",
        "wat doe ik (?:verkeerd|fout)",
        (
            "is er (?:al |ook |misschien |ergens |toevallig )*(?:een|iets|nieuws|enige|meer|"
            "iemand)(?: \\w+)?(?: \\w+)?"
        ),
        "(?:zou het|is het|was het) (?:ook |misschien )?mogelijk(?: zijn)?",
        (
            "laat (?:me|mij|ons|het me|het ons)(?: \\w+){0,2} weten (?:wanneer|hoe|of|wat|waar|"
            "als)(?! je er iets)"
        ),
        "(?:vertel|zeg|leg)(?: me| mij| eens){1,2} (?:hoe|wat|waar|wanneer|uit)",
        "houd me op de hoogte",
        "(?:ik )?zoek(?: \\w+){1,8} (?:iemand|weet|waar|wie)",
        ("is (?:dat|dit|het) (?:normaal|erg|juist|de bedoeling|correct|mogelijk|toegestaan|vegan)"),
    ),
    knows=(
        "(?:me|mij|ons) (?:ook |zelf )*afgevraagd",
        "dezelfde vraag gesteld",
        (
            "(?:ik|we|wij) (?:weet|weten|snap|begrijp) (?:nu |inmiddels |al |ondertussen "
            ")?(?:hoe|waarom|waar|wat)"
        ),
        "weet ik(?: nu)? (?:hoe|waarom|waar|wat)",
    ),
    opens=(
        "hoe \\w+ ik",
        (
            f"(?:hoe|wat|waar|wanneer|waarom|wie|welke|welk|waarvoor|waarmee|waarin|waarop|"
            f"hoeveel|hoelang) (?:\\w+ ){{0,2}}?{_VERB}"
        ),
        ("(?:aan|met|bij|voor|van|vanaf|tot|sinds|op|in) (?:wie|welke|welk|wanneer|wat|hoeveel)"),
        (
            f"(?:is|zijn|kan|kun|kunt|kunnen|kon|konden|moet|moeten|mag|mogen|wordt|heb|hebt|"
            f"heeft|hebben|werkt|werken|doet|gaat|komt|komen|lever|leveren|versturen|verkopen|"
            f"gebruiken|weet|weten|zit|zitten|past|geldt|helpt|ligt|denken|krijg|krijgt|blijft|"
            f"bestaat|hoeft|zou|zouden|raden|accepteren|verzenden|staat|klopt|plannen|wil|willen) "
            f"{_SUBJECT}"
        ),
        "hoeveel",
        "hoe lang",
        "hoe veel",
        "hoe groot",
        "wat als",
        "wat nu",
        "en nu",
        "hoezo",
        "wat voor",
        "iemand",
        "al (?:nieuws|iets bekend|een datum)",
    ),
    rhetoric=(
        (
            "^(?:echt|serieus|echt waar|meen je dat|wat|hè|he|nee|ja|toch|niet waar|en|o ja|oh "
            "ja|pardon|nou en|eerlijk|huh|hm+|werkelijk|waar)$"
        ),
        (
            "^wie (?:heeft er|wil|heeft|zit|had|weet)(?: \\w+){0,2} (?:nodig|behoefte|nou|op te "
            "wachten|dat gedacht|niet)"
        ),
        "^wie weet",
        "^wie wil dat nou",
        "^wie kan het wat schelen",
        "^waarom zou (?:iemand|je|men|iemand dit)",
        "^wat wil je nog meer",
        "^wat kan er (?:nou )?misgaan",
        "is dit een grap",
        "dat meen je niet",
        "maak je een grap",
        "^hoe (?:leuk|cool|mooi|dom|gaaf) is (?:dat|dit)",
        (
            "^(?:het|de|mijn) (?:beste|ergste|resultaat|probleem|reden|geheim|oplossing|mooiste|"
            "nadeel)(?: eraan)?$"
        ),
    ),
    thanks=(
        "bedankt",
        "dank je(?: wel)?",
        "dankje(?:wel)?",
        "dank u(?: wel)?",
        "dankuwel",
        "dank jullie(?: wel)?",
        "(?:hartelijk|veel|hartelijke|vele|heel veel) dank",
        "dank",
        "bedank",
        "merci",
        "dankzegging",
        "mijn dank",
        "tof bedankt",
    ),
    not_thanks=(
        "nee,? (?:bedankt|dank je|dank u|dankje)(?: wel)?",
        "(?:bedankt|dank),? (?:maar )?nee",
        "(?:alvast|bij voorbaat|op voorhand|vooraf)(?: \\w+){0,2} (?:bedankt|dank)",
        "(?:bedankt|dank)(?: \\w+)? (?:alvast|bij voorbaat|op voorhand)",
        "dankzij",
        "bedankt voor niks",
        "bedankt voor niets",
        "(?:bedankt|dank) aan (?:iedereen|allen|alle|de|degenen|hen)(?: \\w+){0,2} die",
        "(?:wil|wilde|zou|willen)(?: \\w+){0,3} bedanken",
        "aan u te danken",
        "te danken aan",
    ),
    confirms=(
        "(?:al )?gevonden$",
        "(?:alles|het) is (?:me )?(?:nu )?(?:helemaal )?(?:duidelijk|helder|gelukt)(?: nu)?$",
        (
            "(?:dat|het) (?:was|ging|is) (?:\\w+ )?(?:snel|vlot|het|precies wat ik (?:zocht|"
            "nodig had)|fijn|handig|top)$"
        ),
        "(?:erg|heel|zeer|super) (?:behulpzaam|fijn|aardig|nuttig|duidelijk|handig|snel)$",
        "(?:jullie|je) (?:zijn|bent) (?:top|geweldig|de beste|toppers)$",
        "geen (?:verdere )?vragen meer$",
        (
            "(?:bij (?:ons|mij) )?(?:werkt|draait|loopt|gaat|doet)(?: het| nu)? (?:alles|het|"
            "weer)(?: weer| goed| prima| alles){0,2}$"
        ),
        ("alles (?:is )?(?:weer )?(?:normaal|in orde|goed|ok|oké|opgelost|werkt)(?: nu| weer)?$"),
        "(?:het )?probleem (?:is )?(?:opgelost|verholpen)$",
        (
            "(?:het |dat |nu |alles |ja |dit |eindelijk |weer )*(?:werkt|werkte|gelukt|opgelost|"
            "draait|loopt|doet het|geregeld|gefixt|verholpen|in orde|geholpen|hielp)(?: het| nu| "
            "weer| alles| prima| perfect| goed| eindelijk| nu wel| gelukkig){0,3}$"
        ),
        (
            "(?:perfect|prima|super|top|geweldig|fantastisch|uitstekend|mooi zo|helder|duidelijk|"
            "goed om te weten|dat was het|begrepen|snap het|ik snap het|oké|helemaal goed|"
            "helemaal goed zo|in orde|probleem opgelost|precies wat ik (?:nodig had|zocht)|klopt|"
            "fijn|mooi|tof|toppie|geen probleem meer)$"
        ),
        (
            "(?:ik )?(?:probeer|ga|test)(?: \\w+){0,4}(?: proberen| uit| testen| vanavond| "
            "morgen| straks)$"
        ),
    ),
    trouble=(
        "haat",
        "storing",
        "slecht",
        "soms",
        "maar",
        "echter",
        "helaas",
        "jammer",
        "hoewel",
        "toch",
        "behalve",
        "uitgezonderd",
        "op \\w+ na",
        "niet",
        "niets",
        "niks",
        "geen(?! probleem meer)",
        "nooit",
        "nog steeds",
        "nog altijd",
        "steeds",
        "alleen",
        "zonder",
        "fout",
        "fouten",
        "foutje",
        "foutmelding",
        "kapot",
        "stuk",
        "ontbreekt",
        "ontbreken",
        "mist",
        "kwijt",
        "weg",
        "verdwenen",
        "verwijderd",
        "verkeerd",
        "probleem(?! opgelost| is opgelost| meer)",
        "problemen",
        "crasht",
        "traag",
        "duur",
        "te laat",
        "trouwens",
        "overigens",
        "typfout",
        "typo",
        "vergeten",
        "vergat",
        "nog iets",
        "verder",
        "ook",
        "zou (?:fijn|mooi|leuk|goed|handig|geweldig)",
        "ik zou",
        "wou dat",
        "alsjeblieft",
        "alstublieft",
        "graag",
        "in plaats",
        "vraag",
        "vraagje",
        "vragen",
        "pas als",
        "tenzij",
        "totdat",
        "te (?:veel|duur|langzaam)",
        "teleurgesteld",
        "raar",
        "vreemd",
        "intussen",
    ),
    hello="hoi hallo hey dag beste geachte lieve goedemorgen goedemiddag goedenavond",
    goodbye="groeten groet groetjes vriendelijke met mvg hartelijke liefs gr",
)
