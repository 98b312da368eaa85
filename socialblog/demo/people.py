"""Who speaks in the demo: the team of Lantern Yard, their readers, and a few guests.

All of them are invented, and all addresses lie in the domains reserved for examples.
"""

from dataclasses import dataclass

# Role, e-mail, password. They exist only where DEBUG is on.
DEMO_LOGINS: list[tuple[str, str, str]] = [
    ("author", "ilse@lanternyard.example.com", "a-coin-in-the-slot"),
    ("moderator", "amina@lanternyard.example.com", "letters-on-the-floor"),
    ("reader", "jonas@example.org", "forty-metres-of-road"),
    ("editor", "ruth@lanternyard.example.com", "one-button-is-enough"),
]


@dataclass(frozen=True)
class Person:
    """`joined` is in days before the demo is loaded. Without a role it is a guest."""

    key: str
    name: str
    email: str
    role: str = ""
    joined: int = 240
    bio: str = ""
    website: str = ""
    picture: str = ""


TEAM = [
    Person(
        "ilse",
        "Ilse Verhaeghe",
        "ilse@lanternyard.example.com",
        role="author",
        joined=330,
        picture="ilse.webp",
        bio="I draw the lamps and write their firmware. Mechanical engineer, late learner of "
        "everything else. Ghent, and the towpath along the Leie in all weathers.",
    ),
    Person(
        "tomasz",
        "Tomasz Wilk",
        "tomasz@lanternyard.example.com",
        role="author",
        joined=330,
        picture="tomasz.webp",
        bio="The bench. If your lamp comes back to us, it comes to me. I keep a notebook, and a "
        "snail.",
    ),
    Person(
        "amina",
        "Amina Haddad",
        "amina@lanternyard.example.com",
        role="moderator",
        joined=330,
        picture="amina.webp",
        bio="I read what you write, all of it, on the day it comes. Arabic, French, Dutch, "
        "English; the others with help.",
    ),
    Person(
        "ruth",
        "Ruth Adeyemi",
        "ruth@lanternyard.example.com",
        role="editor",
        joined=330,
        picture="ruth.webp",
        bio="Books, commas and pictures. Ask me about any number on these pages.",
    ),
]

READERS = [
    Person(
        "jonas",
        "Jonas Lindqvist",
        "jonas@example.org",
        role="reader",
        joined=236,
        picture="jonas.webp",
        website="https://jonas.example.org/",
        bio="Fourteen kilometres each way in Gothenburg, all year. I write down what breaks. Two "
        "Herons, one Robin, one very old Crescent.",
    ),
    Person(
        "priya",
        "Priya Raghunathan",
        "priya@example.net",
        role="reader",
        joined=201,
        picture="priya.webp",
        bio="Power electronics by day. Leeds, formerly Chennai. I read data sheets for pleasure "
        "and apologise for it here in advance.",
    ),
    Person(
        "gareth",
        "Gareth Pugh",
        "gareth.pugh@example.org",
        role="reader",
        joined=237,
        picture="gareth.webp",
        bio="Audax, mostly at night, mostly in rain. Machynlleth.",
    ),
    Person(
        "chiara",
        "Chiara Bellini",
        "chiara@example.com",
        role="reader",
        joined=141,
        picture="chiara.webp",
        website="https://officina-bellini.example.com/",
        bio="*Officina Bellini*, Torino. Third generation, first woman, same vice.",
    ),
    Person(
        "kwame",
        "Kwame Asante",
        "kwame@example.org",
        role="reader",
        joined=182,
        picture="kwame.webp",
        bio="I run a bicycle workshop and school in Accra. Twelve apprentices, never enough "
        "spokes.",
    ),
    Person(
        "yuki",
        "田辺 由紀",
        "yuki@example.net",
        role="reader",
        joined=37,
        picture="yuki.webp",
        bio="京都。古い自転車と新しいライト。",
    ),
    Person(
        "marit",
        "Marit Aasen",
        "marit@example.org",
        role="reader",
        joined=230,
        picture="marit.webp",
        bio="Tromsø. Nurse, nights. Studded tyres from October to May.",
    ),
    Person(
        "layla",
        "ليلى منصور",
        "layla@example.net",
        role="reader",
        joined=36,
        bio="أتنقّل بالدراجة في عمّان، صعوداً أكثر منه نزولاً.",
    ),
    Person(
        "bernd",
        "Bernd Hoffmann",
        "bernd.hoffmann@example.org",
        role="reader",
        joined=199,
        bio="Vermessungsingenieur i. R., Kassel. Ich habe die StVZO nicht geschrieben, ich lese "
        "sie nur.",
    ),
    Person(
        "david",
        "David Rosenthal",
        "david@example.com",
        role="reader",
        joined=238,
        picture="david.webp",
        bio="Watchmaker, retired, Brooklyn. Fifty-one years of other people's screws.",
    ),
    Person(
        "anneke",
        "Anneke de Boer",
        "anneke@example.net",
        role="reader",
        joined=170,
        bio="Cargo bike, two children, one dog. Zwolle.",
    ),
    Person("pete", "Pete Kowalczyk", "pete.k@example.com", role="reader", joined=236),
    Person(
        "siobhan",
        "Siobhán Ní Bhriain",
        "siobhan@example.org",
        role="reader",
        joined=160,
        bio="Galway. It is raining.",
    ),
    Person(
        "carlos",
        "Carlos Ibáñez",
        "carlos@example.net",
        role="reader",
        joined=220,
        bio="Profesor de dibujo técnico en Valencia. Miro dónde caen las gotas.",
    ),
    Person("sofia", "Sofía Marchetti", "sofia@example.com", role="reader", joined=60),
    Person(
        "lena",
        "Lena Brandstätter",
        "lena@example.org",
        role="reader",
        joined=237,
        bio="Physiotherapeutin in Graz; Hände vor allem.",
    ),
    Person("mei", "Mei-Ling Tan", "meiling@example.com", role="reader", joined=233),
    Person(
        "olek",
        "Oleksandr Hrytsenko",
        "olek@example.net",
        role="reader",
        joined=179,
        bio="Courier. Lviv, then Kraków, then wherever the parcel goes.",
    ),
    Person("fatima", "Fátima Nogueira", "fatima@example.org", role="reader", joined=215),
    Person("hugo", "Hugo Lefebvre", "hugo@example.com", role="reader", joined=112),
    Person("tenzin", "Tenzin Norbu", "tenzin@example.org", role="reader", joined=168),
    Person("ahmet", "Ahmet Yıldırım", "ahmet@example.net", role="reader", joined=137),
    Person("nomvula", "Nomvula Dlamini", "nomvula@example.org", role="reader", joined=110),
    Person("rahel", "Rahel Tesfaye", "rahel@example.com", role="reader", joined=84),
    Person(
        "viktor",
        "Viktor Szabó",
        "viktor@example.net",
        role="reader",
        joined=111,
        bio="Tax adviser in Budapest. I check sums; it's not personal.",
    ),
    Person(
        "isla",
        "Isla MacKinnon",
        "isla@example.org",
        role="reader",
        joined=165,
        picture="isla.webp",
        bio="Forester, Skye. My road has no lamps and a great many sheep.",
    ),
    Person("noor", "Noor van den Akker", "noor@example.net", role="reader", joined=191),
    Person("emeka", "Emeka Obi", "emeka@example.com", role="reader", joined=60),
    Person("mikko", "Mikko Hämäläinen", "mikko@example.org", role="reader", joined=171),
]

GUESTS = [
    Person("hannah", "Hannah W.", "hannah.w@example.com"),
    Person("cartwright", "R. Cartwright", "r.cartwright@example.net"),
    Person("giulia", "Giulia", "giulia@example.org"),
    Person("chiming", "陳志明", "chiming@example.net"),
    Person("beatriz", "Beatriz Olmedo", "beatriz@example.com"),
    Person("marek", "Marek", "marek@example.org"),
    Person("deals", "BrightDeals Official", "offers@deals.example.net"),
]

PEOPLE = {person.key: person for person in [*TEAM, *READERS, *GUESTS]}
