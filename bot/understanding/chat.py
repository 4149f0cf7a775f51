"""Small talk: greetings, thanks, goodbyes, insults, "how are you", "who are you"."""

import re

from bot.understanding.dates.words import listed

SPEECH = {
    "greeting": re.compile(
        r"\b(?:bonjour|bonsoir|salut|coucou|hello|hi|hey|good (?:morning|afternoon|evening)|yo|hola|wesh|"
        r"re)\b"
    ),
    "thanks": re.compile(
        r"\b(?:merci|thanks|thank you|cheers|remercie|nickel|super|parfait|great|perfect|top|genial|cool|"
        r"🙏|👍)(?:\b|(?<=\W))"
    ),
    "bye": re.compile(
        r"\b(?:au revoir|bye|goodbye|a bientot|a plus|a\+|ciao|bonne (?:journee|soiree|nuit|semaine|"
        r"fin de journee)|have a (?:nice|good|great) (?:day|one|evening|weekend)|good night|see you|"
        r"bon week end|a demain|adieu)\b"
    ),
    "insult": re.compile(
        r"\b(?:con|connard|connasse|merde|merdique|idiot|idiote|debile|stupide|stupid|dumb|imbecile|"
        r"abruti|nul|nulle|idiots|fuck\w*|shit|bullshit|crap|useless|moron|encule|ta gueule|fdp|bastard|"
        r"asshole|salope|pute|va te faire|tu sers a rien|sucks?|naze|pourri)\b"
    ),
    "wellbeing": re.compile(
        r"\b(?:(?:comment )?(?:ca|tu|vous) (?:va|vas|allez)(?: bien)?|comment (?:vas tu|allez vous)|"
        r"how are (?:you|things)|how s it going|what s up|quoi de neuf|la forme|you ok)\b"
    ),
    "identity": re.compile(
        r"\b(?:qui (?:es tu|etes vous)|(?:tu|t|vous) (?:es|etes) (?:qui|un (?:robot|bot|humain|vrai\w*|"
        r"programme|chatbot|ordinateur)|une? (?:ia|machine|personne|vraie personne))|es tu un\w*|"
        r"etes vous un\w*|who are you|are you (?:a |an )?(?:bot|robot|human|real|ai|machine|person|"
        r"computer)|what are you|ton nom|your name|comment (?:tu t appelles|t appelles tu))\b"
    ),
}
"""Small talk by topic."""

SMALL = listed(
    "anything something rien quelque chose autre autres other another quoi mettre on as avez have"
    " you there else any jour day creneau slot time heure quel quelle which"
    " et ou alors plutot avec pour le la les un une de du des en au aux dans sur par chez ce cet"
    " cette bon ben bah euh ok oui non pardon finalement fait mais sinon"
    " peut etre je prefere preferes prefererais vers c est ca va bien then with for the an at on in"
    " and or rather actually sorry instead maybe perhaps please s il te vous"
    " plait merci thanks possible si on disait no yes well so make it that works me va prends"
    " choisis take choose what about how could be would"
)
"""Words that carry nothing of their own."""


def chat(words: str) -> str:
    """The topic of small talk, or nothing: the weightier one where a message has several."""
    for topic in ("insult", "identity", "wellbeing", "bye", "thanks", "greeting"):
        if SPEECH[topic].search(words):
            left = _left_of(words)
            if topic in ("insult", "identity") or len(left) <= 2:
                return topic
    return ""


def _left_of(words: str) -> list[str]:
    for pattern in SPEECH.values():
        words = pattern.sub(" ", words)
    return [word for word in re.findall(r"[a-z]{2,}", words) if word not in SMALL and word not in POLITE_FILLER]


POLITE_FILLER = listed(
    "beaucoup a tous tout le monde you very much so toi vous tu ca va bien there everyone pepin"
    " again encore bot day journee aide votre ton"
)
