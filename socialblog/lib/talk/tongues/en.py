from .tongue import Tongue

_AUXILIARY = (
    "(?:is|are|was|were|do|does|did|can|could|will|would|should|shall|has|have|had|might|may|am"
    "|isn't|aren't|don't|doesn't|didn't|can't|couldn't|won't|wouldn't|shouldn't|hasn't|haven't)"
)
_SOMEBODY = "(?:anyone|anybody|any one|someone|somebody|any of you)"
_SUBJECT = (
    "(?:i|we|you|he|she|it|they|one|there|this|that|these|those|the|a|an|my|our|your|his|her|its"
    "|their|any|anyone|anybody|someone|somebody|people|everyone|all|both)"
)
_KNOW = "(?:know|hear|learn|understand|see|find out|ask)"
_WH = "(?:how|what|why|where|when|who|which|whether|if)"

TONGUE = Tongue(
    code="en",
    common=(
        "a an comment comments author question answer simple simply note test testing message "
        "email body text am such before both until visible password think thought known knew "
        "make makes made want wants went go goes going come came see saw seen look looks say "
        "says tell told try tried old year years day days week today yesterday tomorrow "
        "people thing things something anything everything everyone somebody someone nothing "
        "right left next different doesn hasn't haven't couldn't wouldn't shouldn't we're "
        "they're there's here's let's he's she's aren't weren't else hear so tired off down "
        "back own me these last long little much must might found find give gives given take "
        "takes took put keep kept let use used using help helped helps lovely nice lot thx "
        "thanks' thanx sorry welcome currently running able since while during without within "
        "between each per through ever else's the and of to in is it you that was for on are "
        "with as i his they be at one have this from or had by not but some what there we can "
        "out other were all your when up how said she which do their if will way about many "
        "then them would like her him has more could my than been who its now did get may "
        "does any i'm it's don't doesn't can't that's i'd i've you're know just please thanks "
        "thank works worked fixed great good article post anyone here after because only very "
        "our us where why should every never nobody again still also same got need no new "
        "over it'll isn't wasn't didn't won't hello hi cheers solved update what's yes well "
        "really too most into first"
    ),
    letters="",
    asks=(
        "^(?:just )?wondering (?:if|whether|how|what|why|when|where)",
        "need (?:\\w+ )?help (?:with|on|from|for|please|to)",
        f"(?:does|did|has|have|do|would|could|can|is) {_SOMEBODY}(?: else)?",
        (
            f"{_SOMEBODY}(?: else| here| out there){{0,2}} (?:know|knows|got|have|has|tried|"
            f"managed|had|seen|able|explain|help|using|running|experienced|found|willing)"
        ),
        (
            "any (?:\\w+ )?(?:idea|ideas|clue|clues|hint|hints|tip|tips|suggestion|suggestions|"
            "thoughts|advice|pointers)(?: \\w+){0,6}"
        ),
        (
            f"(?:i'd|i would|we'd|we would|id|would|i|we) (?:really |also |just )?(?:like|love|"
            f"want|need|be curious|be interested)(?: to {_KNOW}(?: {_WH}| more| about)?| in how| "
            f"how| to hear)"
        ),
        (
            "(?:i'd|i would|would) (?:really )?be (?:curious|interested|keen)(?: to| in| how| "
            "what| whether| if)"
        ),
        f"curious (?:to {_KNOW}|how|what|whether|if|why|about)",
        "(?:i was|i am|i'm|was|just|we were|been|am|im|i've been) wondering",
        f"i wonder (?:{_WH})",
        (
            "(?:please|pls|plz|kindly) (?:explain|help|advise|tell|let (?:me|us) know|share|post|"
            "clarify|point|describe|confirm|provide|send|how|show)"
        ),
        (
            "(?:could|can|would|will) (?:you|u|somebody|someone|anyone|anybody|one of you)(?: "
            "guys| please| kindly| maybe| also| possibly){0,3} (?:explain|help|tell|share|post|"
            "show|point|elaborate|clarify|add|send|give|make|provide|recommend|describe|check|"
            "look|confirm|link|mind|upload|expand|publish|write|suggest|let|say|fix|update|"
            "change|remove)"
        ),
        "(?:please|pls|plz),? help",
        "help,? (?:please|pls|plz)",
        "help me",
        "help needed",
        "needs? (?:some |a bit of )?help (?:with|on)",
        "(?:i|we) need (?:some |your |a )?(?:help|advice|hand)",
        "could (?:really )?use (?:some |a )?(?:help|hand|advice)",
        "appreciate (?:any|some) (?:help|advice|hints?)",
        (
            "(?:help|advice|tips|hints?|ideas|suggestions) (?:is |are |would be )?(?:much |very |"
            "greatly )?(?:appreciated|welcome)"
        ),
        (
            "looking for (?:some |any )?(?:advice|help|a way|suggestions|recommendations|"
            "somebody|someone)"
        ),
        (
            f"(?:let|tell) (?:me|us) (?:know )?(?:{_WH})(?! you (?:like|liked|need|want|are|come|"
            f"get|feel|think of|ever))"
        ),
        f"let (?:me|us) know (?:{_WH}) (?:i|we|it|this|the|there|that|they)",
        (
            f"not (?:quite |really |entirely )?(?:sure|clear|certain) (?:{_WH}) (?:to|i|this|that|"
            f"it|the|we|you)"
        ),
        (
            "(?:my|one|a|another|quick|small|stupid|dumb|silly|same|last|more|further|general|"
            "outstanding) question(?: \\w+){0,3}(?: is| about| for| on| regarding| here| though| "
            "to)(?! of)"
        ),
        "(?:quick|stupid|dumb|silly|noob|newbie|one more|two|same|simple) questions?",
        "question for (?:you|the|everyone|all|\\w+)(?= |$)",
        "sorry if this (?:was|has been|is)",
        "sorry if (?:it's|i|i'm)",
        (
            "don't (?:quite |really |fully )?(?:understand|get|see) (?:why|how|what|where|which|"
            "whether)"
        ),
        (
            f"(?:can't|cannot|couldn't|can not|unable to|struggling to|failing to|trying to) "
            f"(?:seem to )?(?:find|figure out|work out|locate) (?:out )?(?:{_WH}|the|a|any)"
        ),
        (
            "(?:can't|cannot|couldn't|can not) get (?:it|this|that|them|the \\w+)(?: \\w+){0,3} "
            "to (?:work|run|start|load|connect|compile)"
        ),
        f"how (?:do|does|did|can|could|should|would) {_SUBJECT}",
        (
            "(?:what|where|when|why|which|who) (?:do|does|did|can|could|should|would|will) (?:i|"
            "we|you|one|he|she|they)"
        ),
        "is it just me",
        "am i the only one",
        "am i missing",
        "what am i",
        "did i miss",
        (
            "is there (?:a|any|some) (?:way|chance|plan|option|possibility|solution|fix|"
            "workaround|trick)"
        ),
        (
            "any (?:chance|news|update|updates|plans?|progress|eta|luck|word|workaround|solution|"
            "way) (?:on|of|to|for|about|with|that|you|from|regarding|yet|when)"
        ),
        (
            "(?:do|does) (?:you|u|anyone) (?:guys |still |also )?(?:ship|offer|plan|have|know|"
            "sell|support|recommend|think|deliver|accept)"
        ),
        "i have no (?:idea|clue) (?:how to|what to|where to|why)",
        "missing something",
        "what i (?:am|'m) doing wrong",
        "what i might be missing",
        "(?:same|similar) (?:question|issue|problem)(?: here)?,? (?:did|have|any|how|is)",
        "same question",
        (
            "(?:one|another|two|more|last|further|some|a few|outstanding) questions? (?:i|we|"
            "that|left|remains?|remaining)"
        ),
        (
            "^(?:what|which) (?:\\w+ ){0,2}(?:is|are|do|does|did|was|were) (?:the|this|that|"
            "these|your|i|we|you)(?! (?:world|point|matter))"
        ),
        "^(?:how|where|why) (?:do|does|did|can|could|should) (?:i|we|you|one|the|this|it)",
        "who (?:do|can|should) i",
        "whom (?:do|can|should) i",
        "point me (?:to|in|at)",
        "explain to me",
        "is that (?:right|correct|true|normal|ok|intended|possible)",
        "is this (?:right|normal|intended|a bug|possible|correct)",
    ),
    knows=(
        (
            "(?:here is|here's|this is|that is|that's|it's) (?:exactly )?(?:how|why|what|where|"
            "when) (?:to )?\\w+"
        ),
        (
            "(?<!don't )(?<!not )(?:i|we) (?:now |already |do |finally )?(?:know|knew|found out|"
            "figured out|understand|learned|see) (?:now )?(?:how|why|what|where|when|who|whether)"
        ),
        "(?:asked|ask) myself(?: the same question)?",
        "had the same question",
        "(?:was|were) (?:just )?(?:going|about) to ask",
    ),
    opens=(
        "any of you",
        "any one",
        (
            f"(?:how|what|where|when|why|which|who|whom|whose)(?:'s|'re|'d)? (?:\\w+ "
            f"){{0,3}}?{_AUXILIARY} {_SUBJECT}"
        ),
        (
            "(?:how|what|where|why)(?:'s| is| are| was| were| does| do| did| will| would| can| "
            "should) (?!a shame|more|better|not)\\w+"
        ),
        "(?:how|where|when|what|which) to \\w+",
        "(?:how|what) about",
        "how come",
        "what if",
        "what now",
        "why not",
        "how (?:much|many|long|often|big|old|far|large|heavy|soon|do|does|did|can)",
        (
            "what (?:size|kind|sort|type|time|version|model|colou?r|brand|happens|happened|would "
            "happen)"
        ),
        "which (?:one|of|size|version|model|is|are|\\w+ (?:did|do|is|are|was|should|would))",
        (
            f"{_AUXILIARY} (?:{_SUBJECT}|\\w+ (?:work|included|allowed|available|possible|"
            f"required|needed|still))"
        ),
        "wat is",
        "what's",
        "wheres",
        "whats",
        "hows",
        (
            "any (?:news|update|updates|plans|chance|progress|eta|luck|plan|recommendations|"
            "alternatives)"
        ),
        "(?:who|what) (?:knows|else|causes|makes|happens)",
        ("is (?:\\w+ ){1,3}(?:available|possible|included|required|allowed|ok|still|vegan|free)"),
        "did \\w+",
        "anyone",
        "anybody",
    ),
    rhetoric=(
        "^is (?:this|that|it) (?:really )?(?:the best|all you|what you call|how you)",
        (
            "^(?:oh |wow |but |and |what )?(?:really|seriously|huh|wow|right|no|yes|eh|what|wtf|"
            "hm+|honestly|come on|remember|ok|okay|hello|anyone|agreed|comments|thoughts anyone|"
            "say what)(?: really)?$"
        ),
        "^(?:really|seriously|huh) now$",
        "^(?:do you )?remember (?:when|the|those|that|how)",
        (
            "^(?:who|what) (?:needs|cares|wants|doesn't|does not|could resist|isn't|wouldn't|on "
            "earth|knew|would have thought|would've thought|else could)"
        ),
        "^who (?:knows|knew|am i to)",
        (
            "^why (?:on earth |the hell |would |should )?(?:anyone|anybody|would anyone|would "
            "anybody|would somebody|do people|bother|oh why)"
        ),
        "^(?:why|how) (?:on earth|the hell|in the world)",
        (
            "^how (?:cool|great|nice|good|awesome|amazing|hard|dare|stupid|sad|lovely|funny|"
            "crazy|difficult) (?:is|are|can|was|you|would)"
        ),
        (
            "(?:isn't|wasn't|aren't|ain't) (?:it|that|this|he|she|they)(?: just)? (?:great|"
            "lovely|wonderful|amazing|funny|sad|obvious|beautiful|awesome|ironic)$"
        ),
        "what's not to (?:like|love)",
        "what could (?:possibly )?go wrong",
        "what (?:is|has) the world",
        "what else is new",
        "are you (?:kidding|serious|joking)(?: me)?",
        "is this a joke",
        "you know what",
        (
            "^(?:the|my|his|her|and the) (?:best|worst|funny|sad|good|bad|fun|only|biggest)? "
            "?(?:part|result|reason|catch|problem|answer|upshot|outcome|secret|difference|thing|"
            "news)$"
        ),
        "^(?:and )?guess what",
        "^need i say more",
        "^does it get any better",
        "^where would we be",
        "^what would (?:we|i) do without",
        "^am i right",
    ),
    thanks=(
        "thanks",
        "thank (?:you|u|ya|god it works)",
        "thank",
        "thankyou",
        "thx",
        "thnx",
        "thanx",
        "tnx",
        "tks",
        "ty",
        "tysm",
        "ta",
        "cheers",
        "kudos",
        "(?:much |greatly |really )?(?:appreciated|obliged)",
        "(?:i |we |really |much ){0,2}appreciate (?:it|that|this|the|your|you)",
        "appreciate it",
        "kthxbai",
    ),
    not_thanks=(
        "no,? (?:thanks|thank you|thx)",
        (
            "(?:thanks|thank you|thx|cheers|appreciated)(?: very much| so much| a lot| a bunch)? "
            "in advance"
        ),
        "(?:thanks|thank you) (?:for nothing|but no)",
        "thanks to(?! (?:you|all$|all of you|everyone$|everybody$|both|the team$))",
        (
            "(?:would|could|could've|should|can't|cannot|won't|want to|wanted to|'d|have to|like "
            "to) (?:also |really |have )?thank"
        ),
        "thanks (?:god|goodness|heavens)",
        "thankful",
        "thanksgiving",
        "thanks giving",
        "would be (?:much |greatly |very |really )?appreciated",
        "(?:help|advice|feedback) (?:is )?(?:much |greatly |highly )?appreciated",
        "would (?:much |really )?appreciate",
    ),
    confirms=(
        "(?:i )?found it(?: now| myself)?$",
        "(?:the )?\\w+ (?:\\w+ )?helped(?: a lot)?$",
        (
            "(?:it|that|this|everything)(?:'s| is| are)? (?:now |all |finally )?working(?: "
            "\\w+){0,2}$"
        ),
        (
            "(?:tested|checked|tried)(?: it)?(?: and)? (?:it )?(?:works|worked|ok|fine)(?: now| "
            "fine| great)?$"
        ),
        (
            "(?:that|this|it|you) (?:was|were|is|are) (?:\\w+ )?(?:quick|fast|exactly it|it|"
            "perfect|great|helpful|very helpful|awesome|brilliant|exactly what i (?:needed|"
            "wanted|was looking for)|all i needed|what i needed)$"
        ),
        "(?:just|exactly|precisely) what i (?:needed|wanted|was looking for)$",
        (
            "(?:that|this|it) (?:answers|answered|clears|cleared|explains|explained|helps|helped|"
            "solves) (?:\\w+ ){0,2}(?:question|questions|it|it up|up|that|everything|me|lot)$"
        ),
        "no (?:more|further|other) questions(?: from me)?$",
        "(?:very|super|really|so) (?:helpful|useful|kind|fast|quick)$",
        (
            "(?:everything|all|it|things)(?:'s| is| are|'re| was)? (?:\\w+ )?(?:back to normal|"
            "fine|good|ok|okay|in order|up and running|running|working|set|sorted|resolved|"
            "fixed)(?: again| now| here| on our side| on my side| on my end){0,2}$"
        ),
        (
            "(?:i'll|i will|will|gonna|going to) give (?:it|that|this) a (?:try|go|whirl|"
            "shot)(?: \\w+){0,2}$"
        ),
        "nvm",
        "(?:it|this|that) now works(?: \\w+){0,3}$",
        (
            "(?:problem|issue)s? (?:has been |is |was |are )?(?:solved|fixed|resolved|gone)(?: "
            "now)?$"
        ),
        (
            "(?:it|that|this|now|everything|all|works?|worked) (?:now |all |just |finally "
            ")?(?:works?|worked)(?: now| again| great| fine| perfectly| well| like a charm| for "
            "me| a treat| here| as expected){0,3}$"
        ),
        (
            "(?:works|worked|working|runs)(?: now| again| great| fine| perfectly| like a charm| "
            "a treat| as expected){1,3}$"
        ),
        (
            "(?:that|this|it) (?:fixed|solved|did|sorted|was|helped|resolved)(?: it| the trick| "
            "the problem| everything| a lot| me| the issue){0,2}$"
        ),
        (
            "(?:all |now )?(?:sorted|solved|fixed|resolved|all good|all set|all clear)(?: now| "
            "here)?$"
        ),
        "(?:problem|issue|mystery) (?:is )?(?:now )?(?:solved|fixed|gone|resolved)(?: now)?$",
        (
            "(?:got it|makes sense|that makes sense|makes perfect sense|understood|noted|will do|"
            "good to know|i see)(?: now)?$"
        ),
        (
            "(?:perfect|excellent|brilliant|awesome|fantastic|superb|great|wonderful|lovely|"
            "super|nice one|sweet)$"
        ),
        "never ?mind,? (?:i )?(?:found|got|solved|figured)(?: it)?(?: out)?$",
        (
            "(?:haven't|have not) had (?:another|any|a) (?:more |further )?(?:problem|problems|"
            "issue|issues)(?: with it| since| again){0,2}$"
        ),
        "you're a (?:lifesaver|star|legend|hero)",
        "no (?:more|further) (?:problems|questions|issues)",
        (
            "(?:i'll|i will|will|gonna|going to) (?:give|try) (?:it|that|this)(?: a try| a go| a "
            "whirl| out| tonight| tomorrow| now){0,3}$"
        ),
    ),
    trouble=(
        "hate",
        "hates",
        "ruin\\w*",
        "spam",
        "outage",
        "ruined",
        (
            "problems?(?! solved| fixed| resolved| gone| is (?:solved|fixed|gone|resolved)| any "
            "?more)"
        ),
        "sometimes",
        "but",
        "however",
        "although",
        "though",
        "unfortunately",
        "sadly",
        "alas",
        "except",
        "apart from",
        "still",
        "yet",
        "not",
        "\\w+n't",
        "cannot",
        "cant",
        "doesnt",
        "didnt",
        "never(?! ?mind)",
        "nothing",
        "nobody",
        "no longer",
        "without",
        "error",
        "errors",
        "fail",
        "fails",
        "failed",
        "failing",
        "crash",
        "crashes",
        "crashed",
        "broken",
        "broke",
        "bug",
        "missing",
        "lost",
        "gone(?! now)",
        "deleted",
        "wrong",
        "stuck",
        "locked out",
        "slow",
        "by the way",
        "btw",
        "typo",
        "typos",
        "mistake",
        "forgot",
        "one more",
        "one thing",
        "another thing",
        "also",
        "would be (?:nice|great|good|cool|even better)",
        "wish",
        "would love",
        "i'd love",
        "i'd like",
        "i would like",
        "we'd love",
        "hope(?:fully)? you",
        "please",
        "could you",
        "can you",
        "let me know",
        "instead",
        "only (?:if|when)",
        "unless",
        "until",
        "if only",
        "issue",
        "issues",
        "worse",
        "too (?:late|expensive|slow|much)",
        "expensive",
        "refund",
        "complaint",
        "afraid",
        "next (?:question|problem|step)",
        "(?<!no )(?<!more )(?<!further )(?<!my )questions?",
        "waiting",
        "disappointed",
        "strange",
        "weird",
        "odd",
        "careful",
        "second \\w+ is",
    ),
    hello="hi hello hey dear morning evening afternoon good",
    goodbye="best regards cheers kind sincerely yours love greetings bye wishes warm",
)
