from .tongue import Tongue

TONGUE = Tongue(
    code="it",
    common=(
        "tempo volta volte anno anni giorno giorni oggi ieri domani nuovo nuova nuovi vecchio "
        "vecchia primo prima due tre altro altra altri altre stesso stessa ogni poco molta "
        "molti tanto tanta gente persone cose fatto detto dire vedere visto andare vado vai "
        "andiamo vanno sto stai stiamo stanno potete possiamo possono potrebbe potreste vuole "
        "voglio volevo aveva avevo avevamo erano ero sia siamo siete sarebbe sarà saranno "
        "avere avrei avrebbe lista possibile quello quelli quei quegli loro lui lei noi voi "
        "io tu me te sé qui lì là quindi allora però anzi oppure mentre durante verso dentro "
        "fuori sopra sotto quanto quanta quanti davvero quasi forse appena circa subito "
        "spedite il lo la i gli le di del della dei delle dello un uno una e è che chi in per "
        "con non si su al alla ai alle da dal dalla come più ma se anche questo questa questi "
        "queste quella sono ho hai ha abbiamo avete hanno era stato essere fare fa mi ti ci "
        "vi ne suo sua mio mia nostro vostro tutto tutti molto bene dove quando perché quale "
        "quali cosa grazie ciao buongiorno qualcuno funziona ora adesso già ancora sempre mai "
        "niente nulla nessuno dopo senza tra fra o posso può vorrei sapere aiuto favore "
        "perfetto ottimo articolo c'è cos'è dell'articolo nel nella nei sul sulla anch'io "
        "così poi proprio solo troppo bello bella salve saluti mille risolto va capito "
        "dall'aggiornamento foto d'accordo fantastico buono infinite complimenti qual l' d' "
        "dell' all' nell' sull' dall' quest' c' cos'"
    ),
    letters="òì",
    asks=(
        "da (?:cosa|dove|che cosa) (?:dipende|viene|può|potrebbe)",
        (
            "(?:sapete|sai|sa|sapreste|sapresti)(?: già| per caso)? (?:se|quando|dove|come|"
            "perché|quanto|qual\\w*|che cosa|cosa|niente)"
        ),
        (
            "(?:qualcuno|qualcun altro)(?: di \\w+| qui| per caso| mi| lo| l'\\w+| ce| ne){0,3} "
            "(?:sa|sapete|saprebbe|conosce|ha|può|potrebbe|riesce|usa|è riuscito|l'ha|avrebbe|ci "
            "è|spiega|aiuta|ce l'ha|di voi|mi aiuta)"
        ),
        (
            "(?:vorrei|mi piacerebbe|volevo|vorremmo|desidero|gradirei|mi interesserebbe|voglio|"
            "desidererei|mi interessa)(?: \\w+){0,2} (?:sapere|capire|chiedere|conoscere|"
            "chiedervi|chiederti|chiederle|domandare)"
        ),
        (
            "(?:mi|ci) (?:chiedo|chiedevo|domando|domandavo|chiediamo) (?:se|come|perché|cosa|"
            "quando|dove|quale|quanto)"
        ),
        (
            "(?:qualche|alcuna|un'|nessuna|avete) (?:idea|idee|suggerimento|consiglio|dritta|"
            "soluzione|novità|notizia)(?: \\w+){0,6}$"
        ),
        (
            "(?:potreste|potresti|potrebbe|potete|puoi|può|sapreste|sapresti|sapete|riuscite "
            "a)(?: \\w+){0,3} (?:spieg\\w+|dir\\w+|aiutar\\w+|rimettere|mettere|condivider\\w+|"
            "mandar\\w+|inviar\\w+|indicar\\w+|mostrar\\w+|chiarir\\w+|pubblicar\\w+|"
            "consigliar\\w+|dar\\w+|aggiunger\\w+|caricar\\w+|confermar\\w+|se|come|quando|dove|"
            "per favore)"
        ),
        (
            "(?:potete|potreste|puoi|potresti|può|mi) (?:aiutarmi|aiutarci|aiutate|dirmi|"
            "spiegarmi|consigliarmi)"
        ),
        (
            "(?:per favore|per piacere|vi prego|cortesemente),? (?:\\w+ )?(?:spieg\\w+|dite\\w+|"
            "dimmi|aiut\\w+|indic\\w+|fatemi|rispond\\w+|mandat\\w+|chiarit\\w+|fate\\w*)"
        ),
        (
            "(?:ho bisogno di|cerco|chiedo|serve|mi serve|avrei bisogno di|ci vuole|abbiamo "
            "bisogno di|accetto|gradito|graditi) (?:\\w+ ){0,2}?(?:aiuto|consiglio|consigli|una "
            "mano|informazioni|info|dritte|chiarimenti|suggerimenti)"
        ),
        "^aiuto",
        "aiuto,? per favore",
        "aiutatemi",
        "mi date una mano",
        "aiuto con",
        (
            "(?:una|la|mia|altra|ultima|piccola|stessa|un'altra|ancora una) (?:\\w+ )?(?:domanda|"
            "curiosità)(?! di)"
        ),
        (
            "(?:ho|avrei|mi resta|mi viene|resta) (?:un|qualche|dei|ancora un) (?:\\w+ "
            ")?(?:dubbio|dubbi|domanda)"
        ),
        "^(?:domanda|dubbio|domandina)",
        (
            "non (?:mi è|è|sono|ho)(?: \\w+)? (?:chiaro|chiara|sicuro|sicura|capito) (?:se|come|"
            "perché|cosa|dove|quale|di come)"
        ),
        (
            "non (?:capisco|so|riesco a capire|saprei) (?:bene |proprio |ancora )?(?:come|perché|"
            "dove|cosa|quale|se) (?:fare|posso|devo|si|la|il|funziona|configurare|trovare|usare|"
            "mettere|sia|è|fai|\\w+(?:are|ere|ire|rlo|rla|rli))"
        ),
        (
            "non (?:riesco|sono riuscito|riusciamo|riesco più|sono riuscita)(?: \\w+)? (?:a|ad) "
            "(?:farlo|farla|\\w+ ){0,2}?(?:funzionare|installare|installarlo|accedere|trovare|"
            "partire|collegare|capire|aprire|farlo)"
        ),
        (
            "(?<!ecco )come (?:posso|faccio|si fa|possiamo|facciamo|si può|devo|potrei|dovrei|"
            "funziona|lo si|mai|si usa|recupero|mi|avete fatto|fate|si chiama)(?! vede| dice)"
        ),
        (
            "(?:cosa|dove|quando|quanto|perché|quale) (?:posso|devo|faccio|sbaglio|dovrei|"
            "succede se|si trova|trovo|compro|costa|conviene)"
        ),
        "solo a me",
        "sono l'unico",
        "sono l'unica",
        "solo io",
        "sono io o",
        "capita anche a",
        (
            "(?:c'è|esiste|ci sono|ci sarà|ci sarebbe|avete) (?:già |anche |per caso |forse "
            ")?(?:un|una|qualche|altro|dei|delle|novità)(?: \\w+)? (?:modo|data|soluzione|"
            "maniera|possibilità|opzione|versione|novità|alternativa|aggiornamenti|piano|trucco)"
        ),
        "(?:sarebbe|è|sarà) possibile (?:\\w+re|\\w+rlo|\\w+rla|che|averlo|avere)",
        "(?:fatemi|fammi|fateci|fatecelo) sapere",
        "ditemi",
        "dimmi (?:come|se|quando|dove|cosa)",
        "avvisatemi",
        "avvisami",
        "tenetemi aggiornat\\w",
        "^cerco(?: \\w+){1,8} (?:qualcuno|dove|sapete)",
        (
            "si può (?:ordinare|comprare|usare|avere|fare|sapere|cambiare|installare|scaricare|"
            "mettere|avere|pagare|ritirare|prenotare)"
        ),
        "ogni (?:consiglio|aiuto|suggerimento)",
        "qualsiasi (?:consiglio|aiuto|suggerimento)",
        "(?:consigli|aiuto|suggerimenti) (?:sono )?(?:graditi|benvenuti|ben accetti)",
        "è (?:normale|corretto|grave|giusto|compatibile)$",
    ),
    knows=(
        "ecco (?:come|perché|dove) \\w+",
        "(?<!non )so (?:già |adesso |ora )?(?:come|perché|dove|cosa)",
        "chiesto anch'io",
        "fatt[oa] la stessa domanda",
    ),
    opens=(
        "come \\w+o (?:il|la|lo|i|gli|le|un|una|mio|mia|questo|questa)",
        "(?:sarete|avrete|verrete|potrete|farete) \\w+",
        "si può(?: anche| già)? (?!dire|vedere|notare)\\w+re",
        "(?:avete|fate|usate|vendete|spedite|pensate) \\w+",
        (
            "(?:dove|quando|quanto|quanti|quante|quanta|perché|quale|quali|chi|a chi|da quando|"
            "fino a quando|da dove|per quanto|in che|a che|con cosa|con che|qual) \\w+"
        ),
        (
            "(?:che|cosa|che cosa) (?:succede|faccio|facciamo|significa|ne|c'è|cambia|devo|"
            "differenza|tipo|modello|versione|dimensioni|misura|consigliate|usate|ne pensate|ne "
            "dite|ci vuole|serve|sono|è)"
        ),
        "come (?:mai|posso|si|faccio|fate|avete|è|funziona|va|mi|ci)",
        (
            "(?:c'è|ci sono|esiste|avete|hai|spedite|vendete|usate|consigliate|sapete|sai|"
            "conoscete|accettate|posso|può|possiamo|potete|si può|funziona|serve|vale|va bene|è|"
            "sono|costa|bisogna|devo|riuscite|fate|pensate|siete|conviene|arriva|esce|si trova|"
            "manca|supporta|include|rimane) (?:anche|un|una|il|la|lo|i|gli|le|già|ancora|questo|"
            "qualche|qualcosa|per|con|in|possibile|compatibile|disponibile|previsto|normale|"
            "incluso|necessario|gratis|mai|provato|pensato|di|a|se|come|dove|più|altro|usare|"
            "avere|solo|vero|sicuro)"
        ),
        "qualche (?:novità|idea|consiglio|suggerimento)",
        "novità",
        "qualcuno",
        "nessuno sa",
        "e (?:come|cosa|dove|quando|se|chi|per|adesso|ora|perché)",
    ),
    rhetoric=(
        (
            "^(?:davvero|sul serio|seriamente|veramente|ma dai|eh|cosa|no|sì|come|scusa|vero|e "
            "allora|e quindi|no\\b vero|ah sì|e|ok|giusto|ma)(?: davvero)?$"
        ),
        "^chi (?:ha bisogno|se ne importa|vuole|l'avrebbe|non|lo sa|mai|sa)",
        "^a chi (?:importa|interessa|serve)",
        "^(?:perché|come) mai (?:qualcuno|uno|si dovrebbe)",
        "^perché (?:qualcuno|uno) dovrebbe",
        "^che (?:altro|c'è di meglio|vuoi di più|volete di più)",
        "^cosa (?:vuoi|volete|si vuole) di più",
        "state scherzando",
        "è uno scherzo",
        "ma scherziamo",
        "^ci prendete in giro",
        "^cosa potrebbe andare storto",
        (
            "^(?:il|la|lo|mio) (?:bello|meglio|peggio|risultato|problema|motivo|segreto|"
            "soluzione|parte migliore)$"
        ),
    ),
    thanks=(
        "grazie",
        "(?:vi|ti|la) ringrazio",
        "ringrazio",
        "grazieee*",
        "ringraziamenti",
        "grz",
    ),
    not_thanks=(
        "no,? grazie",
        "grazie,? (?:ma )?no",
        "(?:grazie|ringrazio)(?: \\w+)? (?:in anticipo|anticipatamente)",
        "in anticipo(?: \\w+)? grazie",
        "anticipatamente",
        (
            "grazie (?:al|alla|allo|agli|alle|ai|all'\\w+|a questo|a questa|a un|a una|ad un|a "
            "mio|a mia)"
        ),
        "grazie (?:per|di) niente",
        "grazie al cazzo",
        "grazie a dio",
        "grazie a (?:tutti|tutte|chi|quelli)(?: \\w+){0,2} (?:che|chi|quelli|coloro|hanno)",
        "grazie a chi",
        "(?:volevo|vorrei|dovrei|potessi)(?: \\w+){0,2} (?:ringraziar\\w*|dire grazie)",
    ),
    confirms=(
        "(?:l'ho )?trovat[oa]$",
        "(?:ora |adesso )?(?:è )?tutto chiaro(?: ora| adesso)?$",
        (
            "(?:velocissim\\w|gentilissim\\w|rapidissim\\w|velocissimi|molto (?:gentil\\w|utile|"
            "chiaro|veloce)|siete (?:i migliori|grandi|fantastici|gentilissimi))$"
        ),
        (
            "(?:era|è) (?:proprio |esattamente )?(?:quello|questo|così|quello che (?:cercavo|mi "
            "serviva))$"
        ),
        (
            "(?:da noi |qui |ora |adesso )*(?:è )?(?:tutto |tornato |di nuovo |tutto è tornato |"
            "è )+(?:normale|a posto|apposto|in ordine|alla normalità|regolare|ok|bene|risolto)$"
        ),
        "(?:il )?problema (?:è stato |è |si è )?(?:risolto|sistemato)$",
        (
            "(?:ora |adesso |tutto |finalmente |così |è |ha |ok )*(?:funziona|funziona tutto|va|"
            "va bene|funzionato|risolto|sistemato|a posto|ok|chiaro|perfetto|apposto|parte|"
            "tornato)(?: ora| adesso| tutto| bene| di nuovo| perfettamente| benissimo| "
            "normale){0,2}$"
        ),
        (
            "(?:perfetto|ottimo|fantastico|eccellente|capito|ho capito|va bene|d'accordo|buono a "
            "sapersi|era quello|problema risolto|tutto ok|tutto a posto|chiarissimo|benissimo|"
            "grande|grandioso|super|era proprio quello che (?:mi serviva|cercavo)|proprio quello "
            "che (?:mi serviva|cercavo)|meraviglioso|tutto chiaro)$"
        ),
        "(?:lo |la |ci )?(?:provo|proverò|provare)(?: \\w+){0,3}$",
    ),
    trouble=(
        "odio",
        "(?<!grazie )ancora(?! grazie|$)",
        "schifo",
        "a volte",
        "ma",
        "però",
        "tuttavia",
        "purtroppo",
        "anche se",
        "peccato",
        "eppure",
        "tranne",
        "eccetto",
        "salvo",
        "a parte",
        "non",
        "niente",
        "nulla",
        "nessun",
        "nessuna",
        "mai",
        "neanche",
        "nemmeno",
        "sempre",
        "senza",
        "errore",
        "errori",
        "guasto",
        "rotto",
        "rotta",
        "manca",
        "mancano",
        "perso",
        "persi",
        "sparito",
        "spariti",
        "cancellato",
        "sbagliato",
        "sbagliata",
        "bloccato",
        "problema(?! risolto)",
        "problemi",
        "lento",
        "caro",
        "crash",
        "a proposito",
        "tra l'altro",
        "comunque",
        "refuso",
        "dimenticato",
        "dimenticavo",
        "un'altra cosa",
        "inoltre",
        "anche",
        "sarebbe (?:bello|bene|utile|meglio|fantastico|ideale)",
        "vorrei",
        "mi piacerebbe",
        "magari",
        "per favore",
        "invece",
        "domanda",
        "dubbio",
        "dubbi",
        "solo (?:se|quando)",
        "troppo",
        "deluso",
        "strano",
        "finché",
    ),
    hello="ciao salve buongiorno buonasera gentile caro cara buon",
    goodbye="saluti cordiali saluto cari un buona distinti abbraccio",
)
