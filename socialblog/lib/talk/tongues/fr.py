from .tongue import Tongue

_SUBJECT = (
    "(?:je|j'\\w+|tu|il|elle|on|nous|vous|ils|elles|ça|cela|ce|c'est|le|la|les|l'\\w+|un|"
    "une|mon|ma|mes|votre|vos|t-il|y)"
)
_INVERTED = (
    "(?:avez|aurez|auriez|êtes|pouvez|pourriez|pourrais|peux|savez|connaissez|as|es|est|"
    "sont|faut|peut|pourrait|vas|allez|comptez|prévoyez|proposez|livrez|faites|pensez|"
    "utilisez|conseillez|conseilleriez|recommandez|serait|existe|a|y a|fait|doit|dois|"
    "dit|sera|aura|aurait|voulez|acceptez|envoyez|seriez|testez|accepteriez)-(?:vous|tu|"
    "il|elle|on|nous|ils|ce|t-il|t-elle|t-on|je)"
)

TONGUE = Tongue(
    code="fr",
    common=(
        "suite jour jours année années hier aujourd'hui demain petit petite grand grande "
        "nouveau nouvelle ancien ancienne premier première deux trois autre autres chaque "
        "quelque quelques chose choses mise temps fois gens monde personne plusieurs cet "
        "cette celui celle ceux là ici ainsi alors peu assez vraiment peut-être pendant entre "
        "vers chez sous contre selon lors dont auquel laquelle lequel lesquels leurs avait "
        "avais avons avez avaient étais était aurait serais serai sera fera fais font dit "
        "dire voir vu mettre mis prendre pris trouver trouve cherche cherchais veux veut "
        "pouvoir doit dois merci mercis vivement quoi combien bientôt tard jusqu'à depuis "
        "afin car donc puis le la les de des du un une et est en que qui dans pour pas sur "
        "avec ce ces il elle on nous vous ils je tu mon ma mes ton votre vos notre nos au aux "
        "par plus ne se son sa ses mais ou où très bien aussi comme tout tous toute fait "
        "faire peut être avoir j'ai c'est n'est n'ai qu'il d'un d'une l'article ça cela sans "
        "beaucoup bonjour comment pourquoi quand quel quelle quelqu'un marche fonctionne "
        "parfait encore toujours maintenant même si aide réponse y a-t-il pouvez est-ce moi "
        "lui leur après avant déjà jamais rien voudrais j'aimerais article super génial réglé "
        "d'accord bravo belle beau bel voilà suis sont été ont serait trop problème résolu c' "
        "qu' j' n' l' d' s' m' bon c'était faut s'il plaît félicitations"
    ),
    letters="çœêèùû",
    asks=(
        "d'où (?:ça|cela|vient|viennent|peut|pourrait)",
        (
            "(?:savez-vous|sais-tu|vous savez|tu sais|sauriez-vous) (?:si|quand|où|comment|"
            "pourquoi|combien|quel\\w*|ce que)"
        ),
        (
            "quelqu'un (?:\\w+ |l'\\w+ |d'\\w+ |a-t-il ){0,2}?(?:sait|saurait|connaît|connait|a|"
            "aurait|a-t-il|peut|pourrait|l'aurait|l'a|utilise|sait-il|peut-il|arrive|parmi|"
            "d'autre|pour)"
        ),
        (
            "(?:je |j'|nous )?(?:voudrais|aimerais|souhaiterais|j'aimerais|souhaite|voulais|"
            "aimerait|voudrait|voudrions|aimerions)(?: bien| juste| aussi){0,2} (?:savoir|"
            "connaître|comprendre|demander|vous demander|avoir)"
        ),
        (
            "(?:je me|on se|me) (?:demande|demandais|demandait) (?:si|comment|pourquoi|ce|"
            "quel\\w*|où|quand|s'il|combien)"
        ),
        (
            "(?:une|des|aucune|la moindre|quelques?) (?:idée|idées|piste|pistes|astuce|solution|"
            "nouvelle|suggestion|suggestions|recommandation)(?: pour| sur| de| là-dessus)?$"
        ),
        "(?:pouvez|pourriez|pourrais|peux|pourrait|peut)-(?:vous|tu|on|il|elle)",
        (
            "(?:vous|tu|on) (?:pouvez|pourriez|pourrais|peux|pourrait)(?: \\w+| m'\\w+){0,2} "
            "(?:m'\\w+|expliquer|dire|aider|m'aider|me dire|préciser|remettre|partager|donner|"
            "indiquer|montrer|envoyer|publier)"
        ),
        (
            "(?:merci|svp|s'il vous plaît|s'il te plaît|veuillez|prière) de (?:me |nous |m'|bien "
            "vouloir |nous |le |la )*(?:dire|expliquer|indiquer|préciser|répondre|aider|informer|"
            "prévenir|envoyer|donner|tenir au courant)"
        ),
        (
            "(?:dites|dis|expliquez|indiquez|aidez|aide|donnez|prévenez|précisez|"
            "éclairez)-(?:moi|nous)"
        ),
        (
            "(?<!avez )(?<!as )(?:besoin|demande|cherche|recherche) (?:d'|de l'|de l' |de |un "
            "peu d'|un coup de |à l')(?:aide|conseil|conseils|main|infos?|renseignements?|avis|"
            "informations?)"
        ),
        "à l'aide",
        "au secours",
        "aidez-moi",
        "^help",
        (
            "(?:une|ma|petite|autre|dernière|même|juste une|encore une|simple) (?:petite |"
            "dernière |autre )?(?:question)(?!s? de (?:temps|goût|vie))"
        ),
        "^question",
        (
            "pas (?:bien |très |trop |vraiment )?(?:sûr|sûre|clair|certain|certaine|compris) "
            "(?:de |comment|si|pourquoi|ce que|où)"
        ),
        (
            "(?:ne |n'|j'|je )?(?:comprends|comprend|vois|sais) (?:vraiment |toujours )?pas "
            "(?:comment|pourquoi|où|quoi|ce qu\\w+|bien)(?: faire| il faut| je| on| trouver| il| "
            "c'est| vous| la| le| \\w+(?:er|ir|re))"
        ),
        (
            "(?:je )?n'arrive (?:pas|plus|toujours pas) à (?:\\w+ |l'){0,3}?(?:faire|trouver|"
            "comprendre|installer|connecter|lancer|ouvrir|le faire)"
        ),
        "est-ce (?:que|qu'\\w+|normal|possible|prévu|grave|bien|vrai)",
        "qu'est-ce (?:que|qui|qu'\\w+)",
        (
            "(?<!voici )(?<!voilà )comment (?:faire|je|puis-je|peut-on|on|faites-vous|fait-on|"
            "est-ce|ça|dois-je|faut-il|vous|avez-vous|trouver|installer|obtenir|désactiver|"
            "changer|supprimer|modifier|activer|savoir)(?! peut appeler| peut-on appeler)"
        ),
        (
            "(?:où|quand|pourquoi|combien|comment|lequel|laquelle|quel\\w*) (?:est-ce|puis-je|"
            "peut-on|dois-je|faut-il|trouver|trouve-t-on|faire|sera|sortira|sont|coûte)"
        ),
        "(?:que|quoi) faire",
        "c'est quoi",
        "ça veut dire quoi",
        "il faut combien",
        "c'est combien",
        "c'est où",
        "c'est normal",
        "c'est grave",
        (
            "(?:y a-t-il|y aurait-il|existe-t-il|y a t il|y a t'il|serait-il|est-il|faut-il|"
            "peut-on|doit-on|a-t-on)"
        ),
        "suis-je (?:le|la) seule?",
        "c'est moi ou",
        "je suis (?:le|la) seule?",
        "qu'est-ce que je fais",
        "ai-je (?:raté|loupé|manqué)",
        "(?:preneur|preneuse) de (?:conseils?|tuyaux|pistes|toute)",
        "(?:conseils?|aide|idées?) (?:est |sont |seraient |serait )?(?:la |les )?bienvenue?s?",
        "merci de votre aide par avance",
        "(?:serait-il|est-il|est ce|il est|il serait) possible (?:de|d'\\w+)",
        "je cherche (?:\\w+ |l'\\w+ |d'\\w+ ){1,8}(?:quelqu'un|où|savez)",
        "(?:des )?(?:nouvelles|infos) (?:pour|sur|de|du|concernant)",
        "tenez-moi au courant",
        "prévenez-moi",
        "faites-moi savoir",
        "fais-moi savoir",
    ),
    knows=(
        "(?:voici|voilà|c'est) comment \\w+",
        "(?<!ne )sais (?:maintenant |enfin |déjà )?(?:comment|pourquoi|où|ce que)",
        (
            "me suis(?: aussi| moi aussi)? (?:posé|demandé|demandée)(?: la même question| cette "
            "question)?"
        ),
    ),
    opens=(
        "\\w+r(?:ez|iez)-vous",
        f"{_INVERTED}",
        (
            f"(?:où|quand|pourquoi|combien|comment|lequel|laquelle|lesquels) (?:\\w+ "
            f")?(?:{_SUBJECT}|est|sont|de|avez|trouve\\w*|\\w+-\\w+)"
        ),
        (
            "(?:quel|quelle|quels|quelles) (?:est|sont|était|sera|\\w+ (?:est|faut|utilisez|avez|"
            "a|pour|choisir|\\w+-vous))"
        ),
        ("(?:à|de|avec|pour|dans|depuis|sur) (?:qui|quoi|quel|quelle|quels|quelles|quand|combien)"),
        (
            "(?:vous|tu) (?:avez|livrez|pensez|comptez|savez|connaissez|utilisez|conseillez|"
            "faites|avez-vous|proposez|prévoyez|auriez|êtes)"
        ),
        "(?:on|je) (?:fait comment|fais comment)",
        "on peut (?:le|la|les|en|y|avoir|commander|utiliser|acheter)",
        "il y a (?:une|un|des|moyen)",
        "c'est (?:compatible|possible|prévu|disponible|pour quand|normal|grave)",
        "(?:quelqu'un|personne n'a|personne ne sait)",
        (
            "ça (?:marche|fonctionne|existe|coûte|vaut|vient) (?:aussi|avec|comment|combien|quoi|"
            "d'où|sur)"
        ),
    ),
    rhetoric=(
        (
            "^(?:vraiment|sérieusement|sérieux|ah bon|ah oui|hein|quoi|non|oui|pardon|et alors|"
            "n'est-ce pas|d'accord|franchement|c'est une blague|c'est vrai|ok|euh|et|sans rire)$"
        ),
        "^qui (?:a besoin|s'en soucie|peut (?:bien )?vouloir|veut|aurait cru|sait|n'a pas|ne)",
        "^(?:pourquoi|comment) (?:diable|donc)",
        "^à quoi bon",
        "^que demander de plus",
        "^quoi de (?:mieux|plus beau)",
        "vous (?:plaisantez|rigolez|vous moquez)",
        "c'est une blague",
        "on se moque de qui",
        (
            "^(?:le|la|mon|ma) (?:meilleur|pire|résultat|problème|raison|solution|bilan|hic|"
            "secret)\\w*$"
        ),
    ),
    thanks=(
        "merci",
        "mercis",
        "(?:je )?(?:vous|te) remercie",
        "remerciements",
        "mci",
        "merki",
    ),
    not_thanks=(
        "non,? merci",
        "merci,? (?:mais )?non",
        "merci (?:bien |beaucoup )?(?:d'|par |à l')avance",
        "d'avance,? merci",
        "par avance merci",
        "merci de (?:me|nous|m'\\w+|bien|ne|le|la|les|répondre|dire|votre retour)",
        "merci (?:pour|de) rien",
        "merci à (?:tous|toutes|ceux|celles|tout le monde)(?: \\w+){0,2} (?:qui|celles)",
        "dieu merci",
        "à la merci",
        "sans merci",
        (
            "(?:j'aurais|je voudrais|voulais|pouvoir|aimerais|tiens à)(?: \\w+){0,2} "
            "(?:remercier|dire merci)"
        ),
        "merci qui",
    ),
    confirms=(
        "(?:c'est |j'ai |je l'ai )?trouvé$",
        (
            "(?:c'est |c'était )?(?:exactement |justement |tout à fait )?(?:ce qu'il me fallait|"
            "ce que je (?:cherchais|voulais)|ce dont j'avais besoin)$"
        ),
        "tout est (?:clair|limpide|compris)(?: maintenant)?$",
        (
            "(?:c'était|c'est|ça a été) (?:très |super |vraiment )?(?:rapide|clair|parfait|utile|"
            "exactement (?:ça|ce que je cherchais|ce qu'il me fallait)|gentil|efficace|bien ça|"
            "ça)$"
        ),
        "(?:très|super|vraiment) (?:utile|gentil|clair|rapide|sympa|efficace)$",
        "vous êtes (?:les meilleurs|au top|super|formidables?)$",
        "(?:plus d'autres?|pas d'autres?) questions?$",
        (
            "tout (?:est |va )?(?:revenu |rentré |remis )?(?:à la normale|dans l'ordre|en ordre|"
            "bien|bon|ok|réglé)(?: chez nous| chez moi| maintenant)*$"
        ),
        "(?:le )?problème (?:est |a été )?(?:résolu|réglé|solutionné)$",
        (
            "(?:ça |tout |cela |maintenant |c'est |ça y est |enfin )*(?:marche|fonctionne|"
            "remarche|refonctionne|roule|bon|réglé|résolu|réparé|arrangé|fonctionnel|parfait|"
            "ok)(?: maintenant| bien| à nouveau| enfin| de nouveau| très bien| parfaitement| "
            "nickel){0,2}$"
        ),
        (
            "(?:ça a marché|ça a fonctionné|problème résolu|problème réglé|c'était ça|bon à "
            "savoir|je comprends mieux|j'ai compris|compris|c'est noté|bien noté|c'est tout bon|"
            "tout est rentré dans l'ordre|d'accord|nickel|impeccable|parfait|super|génial|"
            "excellent|top|formidable|c'est super|exactement ce qu'il me fallait)$"
        ),
        "je (?:vais )?(?:essaie|essayer|teste|tester)(?: \\w+){0,3}$",
    ),
    trouble=(
        "déteste",
        "(?<!merci )encore(?! merci| une fois| mille)",
        "panne",
        "nul",
        "nulle",
        "parfois",
        "mais",
        "cependant",
        "pourtant",
        "toutefois",
        "malheureusement",
        "hélas",
        "par contre",
        "en revanche",
        "sauf",
        "excepté",
        "pas",
        "plus (?:rien|aucun|possible)",
        "ne",
        "n'\\w+",
        "rien",
        "aucun",
        "aucune",
        "jamais",
        "toujours(?! aussi)",
        "erreur",
        "erreurs",
        "plante",
        "bug",
        "bogue",
        "cassé",
        "cassée",
        "manque",
        "manquant",
        "perdu",
        "perdus",
        "disparu",
        "supprimé",
        "faux",
        "fausse",
        "bloqué",
        "problème(?! résolu| réglé| est| solutionné)",
        "problèmes",
        "souci(?! est| résolu| réglé)",
        "lent",
        "cher",
        "au fait",
        "d'ailleurs",
        "à propos",
        "faute",
        "coquille",
        "oublié",
        "autre chose",
        "aussi",
        "serait (?:bien|super|génial|top|mieux|cool)",
        "j'aimerais",
        "je voudrais",
        "dommage",
        "svp",
        "s'il vous plaît",
        "plutôt",
        "question",
        "questions",
        "seulement si",
        "uniquement",
        "trop",
        "déçu",
        "déçue",
        "bizarre",
        "étrange",
        "attends",
        "sans",
        "jusqu'à",
    ),
    hello="bonjour bonsoir salut coucou cher chère hello madame monsieur",
    goodbye="cordialement amicalement bien salutations bonne bon à bises cdlt sincères",
)
