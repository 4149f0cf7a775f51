"""Calendar words put right that were mistyped."""

from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.understanding.dates.lexicon import KNOWN
from bot.understanding.dates.words import listed

# Words people do write that lie one slip away from a calendar word: never read as one.
LOOKALIKES = listed(
    "martin marin malin latin satin patin mutin domain domains remain demand demande demander auguste"
    " julie julien jules"
    " javier monde mondial fried marche marches month months mouth merci mature mardin warning"
    " meaning sunder avis avoir"
    " april demains maths matinale semaines jeunes jeune junior marge market merce mercier morning"
    " mondays soirs proche"
    " provenance procain weekly tuesdays vendre vendu vendus prochaines dimension dimensions demeure"
    " marie maria marion"
)


# Calendar words worth repairing (five letters and more).
REPAIRABLE = sorted(
    listed(
        "lundi mardi mercredi jeudi vendredi samedi dimanche demain matin matinee semaine prochain"
        " prochaine janvier fevrier"
        " avril juillet septembre octobre novembre decembre midi tomorrow monday tuesday wednesday"
        " thursday friday saturday"
        " sunday january february april august september october november december morning afternoon evening weekend"
        " aujourdhui quinzaine possible heures lendemain tonight"
    )
)


@lru_cache(maxsize=4096)
def repair(word: str) -> str:
    """The calendar word that `word` is a slip of the pen for, or `word` itself.

    One slip (optimal string alignment) in words of five to seven letters, two from eight on, same first letter.
    """
    if len(word) < 5 or word in KNOWN or word in LOOKALIKES or not word.isalpha():
        return word
    slips = 1 if len(word) < 8 else 2
    near = [target for target in REPAIRABLE if target[0] == word[0]]
    best = process.extractOne(word, near, scorer=OSA.distance, score_cutoff=slips)
    return str(best[0]) if best else word
