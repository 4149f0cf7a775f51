"""Somebody who was asked needs a moment: "attends je regarde mon agenda", "hmm, not sure". Pure."""

import re

_BEFORE = r"(?:ah|oh|euh|hum+|hmm*|ok|oui|bon|alors|well|so|um+|uh|attends?|attendez|wait|hold on|svp|stp|please|sorry)"
_MOMENT = (
    r"attends?|attendez|wait|hold on|hum+|hmm+|euh+|jsp|j hesite|patientez|not sure(?: yet)?|one moment|"
    r"(?:(?:give me |just )?(?:a|one) |(?:juste )?une? (?:petite? )?)?(?:sec|second|seconde|minute|moment|instant)|"
    r"je (?:ne )?sais pas(?: trop| encore)?|i (?:don t|do not) know(?: yet)?|i m (?:not sure|thinking|"
    r"checking)(?: yet)?|"
    r"je (?:vais |dois )?(?:reflechi\w*|verifi\w*|regarde\w*|consulte\w*|hesite)|(?:let me|i ll) (?:check|think|see|"
    r"look)"
)
_AFTER = (
    r"(?: (?:a |at )?(?:mon|my|notre|our|le|the|l) ?(?:agenda|planning|calendrier|calendar|schedule|diary|dispo\w*)|"
    r" ca| it|"
    r" about it| s il (?:te|vous) plait| stp| svp| please| un peu| vite fait| et je (?:te|vous) (?:dis|redis)|"
    r" first| d abord| merci| thanks)*"
)
PAUSE = re.compile(rf"\W*(?:{_BEFORE}\W+)*(?:{_MOMENT}){_AFTER}\W*")


def pauses(words: str) -> bool:
    """Whether a message only asks for time."""
    return "?" not in words and PAUSE.fullmatch(words) is not None
