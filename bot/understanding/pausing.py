"""Somebody who was asked needs a moment: "attends je regarde mon agenda", "hmm, not sure". Pure."""

import re

LONGEST = 8
"""Words; a longer message says more than that."""
PAUSE = re.compile(
    r"^\W*(?:(?:ah|oh|euh|hum+|hmm*|ok|oui|bon|non|alors|well|so|um+|uh|attends?|attendez|wait|hold on)\W+)*"
    r"(?:attends?|attendez|une? (?:petite )?(?:seconde|minute|instant|moment|sec)|minute|patientez|j hesite|jsp|"
    r"je (?:vais |dois )?(?:reflechi\w*|verifi\w*|regarde\w*|consulte\w*|hesite)|"
    r"je (?:ne )?sais pas(?: trop| encore)?\W*$|"
    r"i m (?:not sure|thinking|checking)|let me (?:check|think|see|look)|hold on|wait|not sure|"
    r"i (?:don t|do not) know\W*$|i ll (?:check|think|see)|(?:give me |just )?a (?:sec|second|minute|moment)|"
    r"hum+|hmm+|euh+)\b"
)


def pauses(words: str) -> bool:
    """Whether a message only asks for time, and asks nothing."""
    return "?" not in words and len(words.split()) <= LONGEST and PAUSE.search(words) is not None
