from .tongue import Tongue

TONGUE = Tongue(
    code="es",
    common=(
        "va lo actualización nuevo nueva nuevos viejo vieja antiguo antigua primero primera "
        "dos tres otras otros cada mismo misma poco mucho mucha muchos tanto tanta tiempo vez "
        "veces gente cosa cosas luego entonces aquí ahí allí así casi sólo solo ver visto "
        "decir dicho dijo había habían hubiera habría haya sido siendo estaba estaban tener "
        "tenía tenemos tienen quiero quiere quería poder podía podría pueden podemos ir voy "
        "vamos van dar da dan saber sé sabe sabes creo parece hoy ayer mañana años mes semana "
        "hacia mientras aunque también tampoco ni sino pues qué cuánto cuántos cuáles cuanto "
        "muchísimas justo necesitaba agradezco excelente consigo envíos mío mía nuestra "
        "nuestro vuestra vuestro unos ustedes usted el la los las de del un una unas y es en "
        "que para por con no se su sus al como cómo más pero si sí ya muy este esta esto ese "
        "esa eso estos cuando cuándo donde dónde quien quién cual cuál porque hay he ha han "
        "hemos soy son está están estoy tengo tiene puedo puede hacer hace gracias muchas "
        "hola buenos buenas alguien me te nos os le les mi tu todo todos nada nadie siempre "
        "nunca desde hasta sin sobre entre funciona ahora después antes bien mejor artículo "
        "fue ser sería quisiera gustaría ayuda favor perfecto genial vale otra otro algo yo "
        "él ella vosotros saludo saludos año día foto versión arreglado solucionado listo "
        "enhorabuena felicidades bueno estupendo entendido acuerdo tan"
    ),
    letters="ñ¿¡",
    asks=(
        (
            "(?<!no )(?<!ya )(?:sabéis|saben|sabes|sabe usted|sabrían|sabríais) (?:si|cuándo|"
            "cuando|dónde|donde|cómo|como|por qué|qué|cuánto|cuál|algo)"
        ),
        ("no sé (?:cómo|como|dónde|donde|qué) \\w+(?:ar|er|ir|arlo|erlo|irlo|arla|erla|irla|arme)"),
        (
            "(?:alguien|alguno|alguna|algun)(?: de \\w+| más| aquí| me| lo| la| ya){0,3} (?:sabe|"
            "sabría|sabéis|saben|conoce|tiene|ha|puede|podría|podéis|podrían|usa|tendría|probó|"
            "logró|explica|ayuda|le pasa|consiguió|pudo)"
        ),
        (
            "(?:me |nos )?(?:gustaría|gustaria|encantaría|interesa|interesaría|quisiera|"
            "quisiéramos|quería|queria|quiero|necesito|desearía)(?: \\w+){0,2} (?:saber|conocer|"
            "preguntar|entender|consultar|preguntaros|preguntarles|pedir|averiguar)"
        ),
        (
            "(?:^|yo |y |pero |siempre |también |por eso )(?:me|nos) (?:pregunto|preguntaba|"
            "preguntamos) (?:si|cómo|como|por qué|qué|cuándo|dónde|cuál|cuánto)"
        ),
        (
            "(?:alguna|ninguna|cualquier|alguna otra) (?:idea|sugerencia|pista|solución|novedad|"
            "recomendación|noticia|ayuda|alternativa)(?: \\w+){0,6}$"
        ),
        (
            "(?:podrían|podrias|podrías|podría|podríais|podéis|puedes|pueden|puede|podrian|"
            "podria)(?: ustedes| usted| alguien| por favor| me| nos| volver a){0,3} "
            "(?:\\w*explicar\\w*|decir\\w*|ayudar\\w*|poner\\w*|compartir\\w*|mandar\\w*|"
            "enviar\\w*|pasar\\w*|mostrar\\w*|aclarar\\w*|publicar|indicar\\w*|subir|añadir|"
            "volver|dar\\w*|recomendar\\w*|confirmar\\w*|revisar|echarme|orientarme)"
        ),
        (
            "por favor,? (?:\\w+ )?(?:explic\\w+|ayud\\w+|dig\\w+|dime|decidme|díganme|indi\\w+|"
            "avis\\w+|respond\\w+|contest\\w+|envíen\\w*|mand\\w+|aclar\\w+|compart\\w+)"
        ),
        (
            "(?:necesito|busco|pido|necesitamos|agradezco|agradecería|se agradece|se agradecen|"
            "acepto|agradeceré) (?:\\w+ ){0,2}?(?:ayuda|consejo|consejos|orientación|sugerencias|"
            "información|info|tips)"
        ),
        "ayuda,? por favor",
        "ayúdenme",
        "ayudadme",
        "ayuda con",
        "me ayudan",
        "me ayudáis",
        "me ayudas",
        "^ayuda",
        "auxilio",
        "socorro",
        (
            "(?:una|la|mi|otra|misma|última|pequeña|tengo una|tengo|me surge una|con la|queda "
            "una) (?:\\w+ )?(?:pregunta|duda|consulta)(?! de la vida| existencial)"
        ),
        "(?:tengo|surgen?|quedan?)(?: unas| algunas| varias| dos)? dudas",
        "^(?:pregunta|duda|consulta)",
        (
            "no (?:me queda|tengo|estoy|está) (?:\\w+ )?(?:claro|seguro|segura) (?:de |si|cómo|"
            "como|qué|por qué|dónde|cuál)"
        ),
        (
            "no (?:entiendo|comprendo|sé|se|consigo entender|acabo de entender) (?:bien |muy "
            "bien |todavía )?(?:cómo|por qué|porque|dónde|qué|cuál|como|si)(?: \\w+)? "
            "(?:hacer\\w*|hay|hago|puedo|debo|tengo|funciona|configurar\\w*|se|es|la|el|"
            "encontrar\\w*|poner\\w*)"
        ),
        (
            "no (?:consigo|logro|puedo|soy capaz de|he conseguido|encuentro la forma de)(?: "
            "\\w+){0,3} (?:funcion\\w+|funcione|instalar\\w*|arranque|conectar\\w*|ayuda|alguna|"
            "alguien|encontrar\\w*|que)"
        ),
        (
            "(?:cómo|como) (?:puedo|se puede|podemos|hago|hacemos|lo hago|debo|podría|puede uno|"
            "consigo|lo puedo|instalo|puedo yo)"
        ),
        (
            "(?:qué|que|dónde|donde|cuándo|cuando|cuánto|cuanto|cuál|cual) (?:hago|debo hacer|"
            "puedo hacer|estoy haciendo mal|puedo encontrar|consigo|compro|hay que hacer|puedo|"
            "tengo que hacer)(?! es| fue)"
        ),
        "(?:soy|seré) (?:yo )?el único",
        "soy yo o",
        "soy la única",
        "solo me pasa a mí",
        "a alguien más",
        (
            "(?:hay|existe|habría|tenéis|tienen|habrá) (?:alguna|algún|algun|una|otra) (?:\\w+ "
            ")?(?:forma|manera|fecha|posibilidad|solución|modo|opción|versión|novedad|plan|"
            "noticia|alternativa)"
        ),
        (
            "(?:sería|seria|es|será) posible (?:tener|que|recibir|hacer|obtener|usar|ver|"
            "conseguir|\\w+r)"
        ),
        (
            "(?:avisen|avisadme|avísenme|avisame|avísame|díganme|decidme|dime|digan|cuéntenme|"
            "contadme|háganme saber)(?: \\w+){0,3} (?:cuando|si|cómo|como|cuándo|qué|dónde|por)"
        ),
        "^(?:busco|estoy buscando)(?: \\w+){0,8} (?:alguien|alguno|sabéis|dónde|saben)",
        ("se puede (?:pedir|comprar|usar|hacer|poner|saber|cambiar|instalar|descargar)(?! \\w+ y)"),
        "(?:es|eso es|esto es) (?:normal|correcto|grave|compatible|verdad)$",
    ),
    knows=(
        (
            "(?:me hice|me hacía|me había hecho|me he hecho) (?:yo )?(?:también )?(?:la misma|"
            "esa|esta) pregunta"
        ),
        "(?<!no )sé (?:ya |ahora )?(?:cómo|por qué|dónde|qué|como)",
        "(?<!no )sabemos (?:cómo|por qué)",
    ),
    opens=(
        "como \\w+o (?:el|la|los|las|un|una|mi|esto|este|esta)",
        "\\w{3,}[aáeé]is \\w+",
        "se puede(?: también| ya)? (?!decir|ver|apreciar|notar)\\w+r",
        "(?:tenéis|tienen|tienes|hacéis|usáis|vendéis|enviáis|pensáis) \\w+",
        (
            "(?:cómo|dónde|cuándo|cuál|cuáles|cuánto|cuánta|cuántos|cuántas|por qué|para qué|a "
            "qué|de qué|con qué|en qué|desde cuándo|hasta cuándo|quién|quiénes) \\w+"
        ),
        (
            "(?:qué|que) (?:pasa|hago|hacemos|significa|tal|es|diferencia|opináis|opinan|opinas|"
            "recomiendan|recomendáis|tamaño|tipo|modelo|versión|hay|debo|precio|ocurre|sucede|"
            "sería|tengo)"
        ),
        "alguna (?:novedad|noticia|idea|recomendación|sugerencia|forma)",
        "algún (?:consejo|plan|truco|avance)",
        "alguien",
        "y (?:cómo|qué|dónde|cuándo|si|los|las|para|ahora|quién|por qué)",
    ),
    rhetoric=(
        (
            "^(?:en serio|de verdad|de veras|verdad|no|sí|cómo|qué|eh|perdón|y qué|ah sí|y|vale|"
            "no es cierto|hola|a que sí)$"
        ),
        (
            "^(?:quién|quien|a quién|a quien) (?:necesita|quiere|le importa|iba a|podría|no|sabe|"
            "lo diría|hubiera dicho|dijo miedo|va a querer)"
        ),
        "^(?:por qué|para qué) (?:alguien|nadie|demonios|narices|diablos)",
        "^qué más se puede pedir",
        "^qué más da",
        "^es una broma",
        "es broma",
        "estáis de broma",
        "me están tomando",
        "^qué (?:podría|puede) salir mal",
        (
            "^(?:el|la|lo|mi) (?:mejor|peor|resultado|problema|razón|secreto|motivo|solución)(?: "
            "de todo)?$"
        ),
    ),
    thanks=(
        "gracias",
        "(?:te|os|se|les|le) (?:lo )?agradezco",
        "(?:muy |muchísimo )?agradecid[oa]s?",
        "agradezco(?: \\w+)? (?:la|el|tu|su|vuestra)",
        "graciass*",
        "mil gracias",
        "grax",
        "grcs",
    ),
    not_thanks=(
        "no,? (?:muchas )?gracias",
        "gracias,? (?:pero )?no",
        ("(?:gracias|agradezco|agradecido)(?: \\w+)? (?:de antemano|por adelantado|anticipadas)"),
        "de antemano(?: \\w+)? (?:gracias|agradezco)",
        "desde ya",
        "gracias (?:a la|al|a los|a las|a que|a un|a una|a esta|a este|a mi)",
        "gracias por nada",
        "gracias a (?:todos|todas)(?: los| las)? (?:que|los que|quienes|por venir)",
        "gracias a dios",
        "(?:quería|quisiera|podría|daría)(?: \\w+){0,2} (?:las gracias|agradecer)",
        "se (?:agradece|agradecen|agradecería)",
    ),
    confirms=(
        "(?:ya )?(?:lo |la )?(?:encontré|he encontrado|encontrado)$",
        "todo (?:muy )?claro(?: ahora)?$",
        "ya (?:me )?(?:funciona|va|sale)(?: todo| bien| perfecto)?$",
        (
            "(?:qué|muy|súper|super|qué respuesta tan) (?:rapidez|rápido|rápida|amable|amables|"
            "útil|claro|clara|buen servicio)$"
        ),
        (
            "(?:era|es|fue) (?:eso|justo eso|exactamente eso|justo|exactamente)(?: lo que "
            "(?:necesitaba|buscaba|quería))?$"
        ),
        "sois (?:los mejores|geniales|unos cracks)$",
        "(?:sin|no tengo) más preguntas$",
        (
            "(?:aquí )?(?:ya )?(?:todo|está todo|todo está|está) (?:ya )?(?:vuelve a la "
            "normalidad|volvió a la normalidad|en orden|normal|bien|ok|correcto|resuelto|"
            "arreglado|solucionado|perfecto|funciona)(?: ya| ahora| de nuevo)?$"
        ),
        "(?:el )?problema (?:está |ha sido |fue |quedó )?(?:resuelto|solucionado|arreglado)$",
        "funciona (?:todo|ya|de nuevo|perfecto|perfectamente|bien)$",
        (
            "(?:ya |ahora |todo |por fin |me |ahora sí |me ha |esto |eso )*(?:funciona|funcionó|"
            "funciona bien|funcionando|va|va bien|arreglado|solucionado|resuelto|listo|bien|"
            "perfecto|anda|corre|servido|correcto|claro)(?: ya| ahora| bien| perfecto| de nuevo| "
            "otra vez| perfectamente| genial| todo){0,2}$"
        ),
        (
            "(?:perfecto|genial|estupendo|excelente|entendido|vale|de acuerdo|bueno es saberlo|"
            "era eso|eso era|problema resuelto|problema solucionado|todo en orden|buenísimo|"
            "fantástico|súper|justo lo que (?:necesitaba|buscaba)|ya está|ya entiendo|ya entendí|"
            "tiene sentido)$"
        ),
        "(?:lo |voy a |ya )?(?:pruebo|probaré|probarlo|intento|intentaré)(?: \\w+){0,3}$",
    ),
    trouble=(
        "odio",
        "fatal",
        "apagón",
        "a veces",
        "pero",
        "sin embargo",
        "aunque",
        "no obstante",
        "por desgracia",
        "desgraciadamente",
        "lamentablemente",
        "desafortunadamente",
        "excepto",
        "salvo",
        "menos",
        "no",
        "nada",
        "ningún",
        "ninguna",
        "nunca",
        "tampoco",
        "sigue",
        "siguen",
        "sigo",
        "todavía",
        "aún",
        "sin",
        "error",
        "errores",
        "falla",
        "fallo",
        "fallos",
        "roto",
        "rota",
        "falta",
        "faltan",
        "perdido",
        "perdí",
        "desaparecido",
        "borrado",
        "mal",
        "bloqueado",
        "problema(?! resuelto| solucionado| arreglado)",
        "problemas",
        "lento",
        "caro",
        "por cierto",
        "a propósito",
        "errata",
        "olvidé",
        "olvidaba",
        "otra cosa",
        "además",
        "también",
        "estaría bien",
        "sería (?:genial|bueno|ideal|mejor|estupendo)",
        "me gustaría",
        "quisiera",
        "ojalá",
        "lástima",
        "por favor",
        "en cambio",
        "pregunta",
        "duda",
        "dudas",
        "solo (?:si|cuando|que)",
        "sólo",
        "demasiado",
        "decepcionado",
        "raro",
        "extraño",
        "espero que",
        "hasta que",
    ),
    hello="hola buenas buenos días tardes noches estimado estimada querido querida saludos",
    goodbye="saludo saludos abrazo atentamente un cordialmente cordial besos",
)
