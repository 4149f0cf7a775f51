"""Yes and no: strict where nothing was asked, by composition where a proposal waits for its yes. Pure."""

import re

from bot.understanding.dates.words import listed

YES = (
    r"oui|ouais|ouep|ouaip|yes|yep|yeah|yup|yess|ok|d accord|c est bon|c est ca|c est bien ca|"
    r"je confirme|confirme|confirmer|"
    r"confirmez|je valide|valide|validez|vas y|allez y|exact|exactement|tout a fait|bien sur|"
    r"absolument|carrement|volontiers|"
    r"avec plaisir|banco|affirmatif|sure|of course|go ahead|i confirm|confirm|confirmed|do it|"
    r"that s right|that s correct|"
    r"that s it|right|absolutely|definitely|go|allons y|let s do it|let s go|"
    r"thats right|je suis d accord|yes sir"
)
YES_WHEN_ASKED = (
    r"c est parfait|sounds good|works for me|that works|fine by me|ca marche|ca me va|ca roule|"
    r"entendu|right|correct|parfait|super|nickel|top|impeccable|impec|great|perfect|good|fine|genial|"
    r"excellent|tres bien|very good|👍|✅|👌|🆗|💯|bien|all good|"
    r"cool|lovely|brilliant"
)
FILLER = (
    r"merci|merci beaucoup|s il te plait|s il vous plait|please|thanks|thank you|alors|bien|bon|ben|"
    r"bah|hein|pour moi|go|super|parfait|"
    r"tres|everything|then|so|a tous|bonjour|salut|hello|hi|et|and|je|j|le|la|l|it|that|this|ca|euh|"
    r"ah|oh|well|great|perfect|for me|now|"
    r"maintenant|du coup|nickel|top|cool|👍|✅|👌|🙏|😊|🙂|lol|mdr|pour|moi|reserve|reservez|reserver|book|"
    r"book it|is fine|good|is good|me va|"
    r"sir|madame|monsieur|vraiment|really|beaucoup|much|very|so much|là|la|mon rendez vous|"
    r"ce rendez vous|le rendez vous"
)
NO = (
    r"non|no|nope|nah|pas du tout|surtout pas|negatif|absolument pas|certainement pas|pas maintenant|"
    r"not now|no way|jamais|never|"
    r"pas d accord|non non|no no|👎|❌|pas question"
)
MARKS = r"[ .!,;]*"


def _only(required: str, also: str) -> re.Pattern[str]:
    """A whole message made of `required`, at least once, and of `also`."""
    return re.compile(
        rf"{MARKS}(?:(?:{also})\b{MARKS})*(?:{required})(?:\b|(?<=\W)){MARKS}(?:(?:{required}|"
        rf"{also})(?:\b|(?<=\W)){MARKS})*"
    )


ONLY_YES = _only(YES, FILLER)
ONLY_YES_WHEN_ASKED = _only(f"{YES}|{YES_WHEN_ASKED}", FILLER)
ONLY_NO = _only(
    NO,
    FILLER.replace(
        "|reserve|reservez|reserver|book|book it", "|finalement|en fait|actually|ca ira|pas ca|desole|sorry"
    ),
)
STARTS_YES = re.compile(rf"{MARKS}(?:{YES})\b")
HESITATING = (
    r"(?:ah|oh|euh|hum+|hmm+|bah|ben|attends?|attendez|wait|hold on|en fait|finalement|actually|well|so|mais|but)"
)
STARTS_NO = re.compile(rf"{MARKS}(?:{HESITATING}\b{MARKS})*(?:{NO})\b")

ASSENTS = re.compile(
    rf"(?<!\w)(?:{YES}|{YES_WHEN_ASKED}|(?:je|on|i|we) (?:le |la |l |ll |will )?(?:prends?|take)(?: it| that)?|"
    r"let s (?:do|go|book)|go (?:for|ahead)|ca (?:me |nous )?(?:convient|va|marche|roule|joue)|c est (?:ok|vu)|"
    r"(?:sounds?|looks?|works?|seems?) (?:good|great|fine|perfect|lovely|ok|right)|works|fai(?:tes|s)(?: le)?|deal|"
    r"(?:on fait|faisons|on part|partons) (?:comme|sur) (?:ca|cela)|(?:that|this|it) (?:will|ll) do|c est tout bon|"
    r"feu vert|"
    r"d acc|(?:vous pouvez|tu peux) (?:y aller|confirmer|reserver|valider|le prendre)|you can (?:book|confirm|go "
    r"ahead)(?: it)?|"
    r"c est parti|vendu|adjuge|please do|book (?:it|that)|reserve[rz]?(?: le| la| moi)?|on y va|"
    r"je veux bien|happy with (?:that|it)|i agree|agreed|que oui|"
    r"^\W*y(?=\W*$))(?:(?!\w)|(?<=\W))"
)
AROUND = listed(
    "merci thanks thank you please stp svp s il te vous plait cheers alors bien bon ben bah hein pour for moi me toi va"
    " c est cela ca it that this is be m on i j je we y le la les l un une the a rendez rdv creneau appointment slot"
    " reservation visite visit very tres so super then now maintenant du coup tout all everything and et do let us to"
    " my mon ma notre our ce cet cette avec with plaisir sir madame monsieur vraiment really beaucoup much ah oh eh euh"
    " well for sure there comme like de d nous suis parfaitement completement absolument totalement just juste right"
    " bonne journee nice day demande question lol mdr alright allright d accord reserve reserver go to allez"
)
"""Words that may stand around an assent and change nothing: no denial, no doubt, no question, no other wish."""
UNSUITED = re.compile(
    r"\b(?:(?:ca|cela|c est|il|elle) (?:ne |n )?(?:me |nous |m |est )?(?:vas?|convient|conviens|arrange|marche|ira|"
    r"joue|bon|possible) "
    r"pas|c est pas (?:bon|possible|ca)|(?:je|on) (?:ne )?(?:prefere|peux|peut|veux|veut) pas|(?:that |it |this "
    r")?(?:doesn t|does not|"
    r"won t) (?:work|suit|fit)|(?:pas|not) (?:dispo\w*|libre|free|available|possible|good|ideal)|i (?:can t|cannot))\b"
)
"""What was proposed does not suit."""
BEFORE_A_REFUSAL = listed("mais but finalement en fait actually ca ira desole sorry pas")
KIND_SIGNS = frozenset(".,!;:()-'\"👍✅👌🆗💯🙏😊🙂😀😁😄🎉")


EXPLICIT = re.compile(r"\b(?:oui|ouais|yes|yep|yeah|yup|confirm\w*|valide\w*)\b")
STRICT_YES = re.compile(r"\b(?:oui|ouais|yes|yep|yeah)\b")
"""With a no beside it, neither."""


def agrees_to_a_proposal(words: str) -> bool:
    """Whether a message is nothing but assent, in any composition: "c'est ok pour moi", "great, let's do that"."""
    left, assents = ASSENTS.subn(" ", words)
    tokens = re.findall(r"[a-z0-9]+|[^\sa-z0-9]", left)
    return assents > 0 and all(token in AROUND or token in KIND_SIGNS for token in tokens)


def confirms(words: str) -> bool:
    """Whether a message, its slots left out, says yes in so many words and nothing else."""
    return EXPLICIT.search(words) is not None and agrees_to_a_proposal(words)


def refuses_a_proposal(words: str) -> bool:
    """Whether a message is nothing but refusal, politely wrapped: "ok merci mais non"."""
    left, refusals = re.subn(rf"(?<!\w)(?:{NO})(?!\w)", " ", words)
    tokens = re.findall(r"[a-z0-9]+|[^\sa-z0-9]", ASSENTS.sub(" ", left))
    if refusals == 0 or STRICT_YES.search(left):
        return False
    return all(token in AROUND or token in BEFORE_A_REFUSAL or token in KIND_SIGNS for token in tokens)
