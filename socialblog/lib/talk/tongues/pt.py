from .tongue import Tongue

TONGUE = Tongue(
    code="pt",
    common=(
        "uso todos dias dia hoje ontem amanhã novo nova novos velho velha antigo antiga "
        "primeiro primeira dois duas três outros outras cada mesma pouco muita muitos muitas "
        "tanto tempo vez vezes gente coisa coisas então aqui ali assim quase ver visto dizer "
        "disse havia houve fosse seria sido sendo estava estavam tinha tinham temos quero "
        "quer queria poder podia poderia poderiam podemos ir vai vamos vão dar dão sei sabe "
        "sabem acho parece ano mês semana enquanto embora nem pois aceito tentei meus minhas "
        "seus suas nossa nossos dele dela deles isso nisso disso neste nesta nesse nessa "
        "deste desta esses essas estes estas lá cá trem internet o a os as de do da dos das "
        "um uma uns e é que em no na nos nas para por pelo pela com não se ao aos à mais mas "
        "como também este esta isto esse essa aquele já muito quando onde quem qual quais "
        "porque há tem têm tenho ter foi ser são está estão estou eu você vocês ele ela nós "
        "meu minha seu sua nosso tudo nada ninguém sempre nunca desde até sem sobre entre "
        "funciona agora depois antes bem melhor artigo obrigado obrigada olá oi bom boa "
        "alguém posso pode fazer faz gostaria saber ajuda favor perfeito ótimo valeu dá só "
        "ainda mesmo outra outro algo me te lhe vou foto versão resolvido certo entendi "
        "parabéns fica graças muitíssimo anos abraços funcionou funcionar deu podem consigo "
        "conseguiu quanto será"
    ),
    letters="ãõ",
    asks=(
        "o que (?:pode|poderia|será que pode) (?:ser|causar|estar)",
        (
            "(?<!não )(?<!já )(?:sabem|sabes|você sabe|vocês sabem|saberiam|sabe dizer)(?: já| "
            "por acaso)? (?:se|quando|onde|como|por que|quanto|qual|o que|dizer)"
        ),
        (
            "(?:alguém|alguem|algum de vocês)(?: aqui| mais| me| já| por acaso| aí| ainda| "
            "que){0,3} (?:sabe|saberia|conhece|tem|teria|pode|poderia|consegue|conseguiu|usa|já|"
            "explica|ajuda|viu|testou|passou|teve)"
        ),
        (
            "(?:eu )?(?:gostaria|gostava|queria|quero|queríamos|gostaríamos|adoraria|preciso|"
            "desejo)(?: muito| de| só| também| apenas){0,2} (?:saber|perceber|entender|perguntar|"
            "conhecer|tirar uma dúvida|descobrir|pedir|ouvir)"
        ),
        (
            "(?:me|fico a) (?:pergunto|perguntava|perguntar|perguntando) (?:se|como|por que|o "
            "que|quando|onde)"
        ),
        "pergunto-me",
        (
            "(?:alguma|qualquer|nenhuma|uma) (?:ideia|sugestão|dica|solução|novidade|notícia|"
            "previsão|luz)(?: \\w+){0,6}$"
        ),
        (
            "(?:poderiam|poderia|podiam|podias|podia|podem|pode|podes|conseguem|consegue|você "
            "pode|vocês podem)(?: \\w+| por favor){0,2} (?:explicar\\w*|dizer\\w*|ajudar\\w*|"
            "colocar|pôr|partilhar|compartilhar|mandar|enviar|passar|mostrar|esclarecer|publicar|"
            "indicar|dar|confirmar|postar|recomendar|adicionar|incluir|ajudar|me|verificar)(?! "
            "ser| estar)"
        ),
        (
            "por favor,? (?:\\w+ )?(?:expli\\w+|ajud\\w+|digam?|diga-me|indi\\w+|avis\\w+|"
            "respond\\w+|mand\\w+|envi\\w+|esclare\\w+|me)"
        ),
        (
            "(?:preciso|precisamos|busco|procuro|peço|aceito|agradeço|necessito|precisava|estou "
            "precisando)(?: de| por| qualquer| alguma| uma){0,3} (?:ajuda|conselho|conselhos|"
            "dica|dicas|sugestões|informação|informações|orientação)"
        ),
        "^ajuda",
        "^socorro",
        "ajuda,? por favor",
        "me ajudem",
        "me ajuda",
        "ajudem-me",
        "me socorram",
        "podem ajudar",
        "pode ajudar",
        (
            "(?:uma|a|minha|outra|última|pequena|mesma|tenho|só uma|mais uma|ficou uma) (?:\\w+ "
            ")?(?:pergunta|dúvida|questão)(?! de)"
        ),
        "(?:tenho|surgiram|ficaram)(?: \\w+)? dúvidas",
        "^(?:pergunta|dúvida)",
        "tirar uma dúvida",
        (
            "não (?:ficou|tenho|estou|está|me ficou|é)(?: \\w+)? (?:claro|certeza|certo|seguro|"
            "segura) (?:de |se|como|por que|o que|onde|qual)"
        ),
        (
            "não (?:entendo|entendi|percebo|percebi|sei|compreendo|compreendi) (?:bem |muito bem "
            "|ainda )?(?:como|por que|porque|onde|o que|qual|se) (?:fazer|faço|posso|devo|"
            "funciona|configurar|se|é|o|a|usar|encontrar|faz|\\w+ar|\\w+er|\\w+ir)"
        ),
        (
            "não (?:consigo|consegui|estou conseguindo|estou a conseguir|conseguimos|consigo "
            "mais|sou capaz de)(?: \\w+){0,3}? (?:fazer|instalar|funcionar|entrar|encontrar|"
            "abrir|acessar|aceder|entender|achar|configurar|descobrir|ligar)"
        ),
        (
            "como (?:posso|faço|fazer|podemos|se faz|devo|eu|faz|consigo|é que|fazemos|recupero|"
            "vocês|você|que eu|que faço|que se|funciona)(?! disse| digo| sempre)"
        ),
        (
            "(?:o que|onde|quando|quanto|por que|qual) (?:posso|devo|faço|estou fazendo de "
            "errado|estou a fazer mal|acontece se|eu faço|encontro|compro|fazer|custa|acho|eu "
            "acho|é que)"
        ),
        "só eu",
        "sou (?:só )?eu ou",
        "serei só eu",
        "sou o único",
        "sou a única",
        "mais alguém",
        "só comigo",
        "acontece com",
        (
            "(?:há|existe|tem|haverá|existirá|teria|já há|já existe|têm) (?:alguma|algum|uma|um|"
            "outra|data|previsão|jeito|como)(?: \\w+)? (?:maneira|forma|data|solução|"
            "possibilidade|opção|versão|novidade|plano|jeito|modo|prevista|previsão|alternativa|"
            "de|para)"
        ),
        "(?:seria|é|será) possível (?:\\w+r|que|ter)",
        "será que",
        "dá para (?:\\w+r)",
        (
            "(?:me avisem|avisem-me|avise-me|me avise|me avisa|me digam|digam-me|diga-me|me diga|"
            "me diz|me informem|me falem|me mantenham)"
        ),
        "(?:procuro|busco)(?: \\w+){1,8} (?:alguém|onde|sabem)",
        "(?:é|isso é|isto é) (?:normal|correto|grave|compatível|verdade)$",
    ),
    knows=(
        "(?:me fiz|me fazia|fiz-me|já me fiz) (?:também )?(?:a mesma|essa|esta) pergunta",
        "(?<!não )sei (?:já |agora )?(?:como|por que|porque|onde|o que)",
    ),
    opens=(
        "como \\w+o (?:o|a|os|as|um|uma|meu|minha|isso|este|esta)",
        (
            "(?:vocês|você) (?:têm|tem|fazem|vendem|enviam|entregam|usam|aceitam|sabem|pretendem|"
            "vão)"
        ),
        (
            "(?:como|onde|quando|quanto|quantos|quantas|qual|quais|quem|por que|porque|porquê|"
            "por quê|aonde|de onde|para quem|com quem|até quando|desde quando|para que|a quem|em "
            "que|com que|a partir de) (?:\\w+)"
        ),
        (
            "(?:o que|que) (?:acontece|faço|fazer|fazemos|significa|devo|diferença|tipo|modelo|"
            "versão|tamanho|acham|recomendam|é|são|há|mudou|fiz)"
        ),
        (
            "(?:há|existe|têm|tem|haverá|vocês|você|posso|pode|podem|podemos|dá|funciona|serve|"
            "vale|está|estão|é|são|custa|sabem|sabe|conhecem|aceitam|vendem|entregam|enviam|usam|"
            "precisa|devo|já|ainda|continua|inclui|vem|fazem|vão|testaram|consideraram|pensaram) "
            "(?:um|uma|o|a|os|as|isso|isto|algum|alguma|alguém|também|já|ainda|com|mais|de|se|"
            "como|onde|para|em|no|na|outra|possível|compatível|disponível|necessário|normal|"
            "grátis|incluído|previsão|data|testaram|têm|tem|entregam|enviam|há|existe|sabem|usar|"
            "usam|aceitam|vendem|recomendam|ter|que|planos|vocês|você)"
        ),
        "alguma (?:novidade|notícia|ideia|recomendação|sugestão|forma|previsão)",
        "algum (?:conselho|plano|truque|jeito|avanço)",
        "alguém",
        "e (?:como|o que|onde|quando|se|quem|para|agora|por que|os|as)",
    ),
    rhetoric=(
        (
            "^(?:sério|a sério|mesmo|é sério|verdade|não|sim|o quê|como|hein|hã|né|e daí|ah é|é|"
            "e|então|certo|jura|tá|ok|será|pois não|não é)$"
        ),
        "^quem (?:precisa|quer|se importa|diria|não|sabe|nunca|liga)",
        "^a quem interessa",
        "^(?:por que|porque|para que) (?:alguém|raios|diabos)",
        "^que mais se pode",
        "^o que (?:mais )?(?:pode|poderia) (?:dar errado|correr mal|querer)",
        "estão (?:brincando|de brincadeira|a brincar|a gozar)",
        "é (?:uma )?(?:brincadeira|piada)",
        "é brincadeira",
        (
            "^(?:o|a|meu|minha) (?:melhor|pior|resultado|problema|razão|segredo|motivo|solução|"
            "melhor parte)$"
        ),
    ),
    thanks=(
        "obrigad[oa]s?",
        "(?:muito )?obg",
        "obrigad[aã]o",
        "brigad[oa]",
        "valeu",
        "vlw",
        "agradeço",
        "agradecid[oa]s?",
        "agradecemos",
        "gratid[aã]o",
        "grat[oa]",
    ),
    not_thanks=(
        "não,? (?:muito )?obrigad[oa]",
        "obrigad[oa],? (?:mas )?não",
        (
            "(?:obrigad[oa]|agradeço|grato|grata|agradecid[oa])(?: \\w+)? (?:desde já|"
            "antecipadamente|de antemão|pela atenção)"
        ),
        "desde já",
        "obrigad[oa] por nada",
        "obrigad[oa] a (?:todos|todas|quem)(?: \\w+){0,2} (?:que|quem|os que)",
        "obrigado a quem",
        "valeu a pena",
        "não valeu",
        "valeu por",
        "(?:queria|gostaria|podia)(?: \\w+){0,2} agradecer",
        "agradeço (?:qualquer|alguma|se|quem|toda)",
        "sou obrigad[oa]",
        "fui obrigad[oa]",
        "obrigad[oa] a \\w+(?:ar|er|ir)",
    ),
    confirms=(
        "(?:já )?(?:achei|encontrei|encontrado)$",
        "(?:está )?tudo (?:muito )?claro(?: agora)?$",
        (
            "(?:era|é) (?:mesmo |bem |exatamente |justo )?(?:o|isso) que (?:eu )?(?:precisava|"
            "procurava|queria)$"
        ),
        (
            "(?:foi|muito|super|que) (?:muito |super )?(?:rápido|rápida|gentil|útil|claro|"
            "rapidez|atencioso|eficiente)$"
        ),
        "(?:era|é|foi) (?:isso|mesmo isso|exatamente isso|exatamente|bem isso)(?: mesmo)?$",
        "vocês são (?:os melhores|demais|incríveis|ótimos)$",
        (
            "(?:aqui )?(?:já )?(?:tudo |voltou |está |já )*(?:tudo )?(?:ao normal|em ordem|"
            "normal|bem|certo|ok|resolvido)(?: já| agora| de novo)?$"
        ),
        "(?:o )?problema (?:está |foi |já foi )?(?:resolvido|solucionado)$",
        (
            "(?:agora |já |tudo |finalmente |sim |está |isso |agora sim )*(?:funciona|funcionou|"
            "funcionando|resolvido|resolveu|certo|deu certo|ok|bem|arrumado|consertado|"
            "solucionado|pronto|perfeito|claro|resultou|ajudou)(?: já| agora| bem| tudo| de novo|"
            " perfeitamente| novamente| direitinho| certinho){0,2}$"
        ),
        (
            "(?:perfeito|ótimo|excelente|entendi|entendido|certo|combinado|bom saber|era isso|"
            "era isso mesmo|problema resolvido|tudo ok|tudo certo|show|maravilha|fantástico|"
            "beleza|percebi|já percebi|faz sentido|era mesmo (?:o|isso) que eu (?:precisava|"
            "procurava)|exatamente o que eu (?:precisava|procurava)|super|top|legal)$"
        ),
        "(?:vou )?(?:tentar|experimentar|testar|tento|testo)(?: \\w+){0,3}$",
    ),
    trouble=(
        "odeio",
        "lixo",
        "péssimo",
        "às vezes",
        "mas",
        "porém",
        "contudo",
        "no entanto",
        "entretanto",
        "infelizmente",
        "embora",
        "todavia",
        "só que",
        "exceto",
        "menos",
        "a não ser",
        "não",
        "nada",
        "nenhum",
        "nenhuma",
        "nunca",
        "nem",
        "continua",
        "continuam",
        "continuo",
        "ainda",
        "sem",
        "erro",
        "erros",
        "falha",
        "falhas",
        "falhou",
        "quebrado",
        "quebrada",
        "falta",
        "faltam",
        "perdi",
        "perdido",
        "sumiu",
        "sumiram",
        "apagado",
        "errado",
        "errada",
        "travado",
        "trava",
        "problema(?! resolvido| solucionado)",
        "problemas",
        "lento",
        "caro",
        "a propósito",
        "aliás",
        "por falar nisso",
        "gralha",
        "esqueci",
        "outra coisa",
        "além disso",
        "também",
        "seria (?:bom|ótimo|legal|ideal|melhor|fixe|incrível)",
        "gostaria",
        "queria",
        "tomara",
        "pena",
        "por favor",
        "em vez",
        "pergunta",
        "dúvida",
        "dúvidas",
        "só (?:se|quando)",
        "demais",
        "decepcionado",
        "estranho",
        "esquisito",
        "até que",
    ),
    hello="olá oi bom boa dia tarde noite caro cara prezado prezada querido",
    goodbye="abraço abraços cumprimentos atenciosamente att cordialmente beijos um saudações",
)
