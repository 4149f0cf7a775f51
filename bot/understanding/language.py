"""Which language a message is in: French, English, or too little to tell."""

import re

from bot.understanding.dates.symbols import ONLY_ENGLISH, ONLY_FRENCH
from bot.understanding.dates.words import listed

FRENCH = listed(
    "a viendra viendrai viendrons viendront serai serons venir venons"
    " je tu il elle on nous vous ils elles le la les un une des du de au aux et ou mais donc ni car"
    " que qui quoi dont est sont suis es sommes etes"
    " etait sera serait ai as avons avez ont avait aurait pas ne plus rien jamais pour avec sans"
    " dans sur sous chez vers par entre avant apres"
    " ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs oui non ouais"
    " merci bonjour bonsoir salut coucou voudrais"
    " veux peux peut pouvez voir prendre rendez reserver annuler annule decaler decale deplacer"
    " besoin expert svp stp plait quand comment combien"
    " pourquoi quel quelle quels quelles faut faire fait dire dis aller vais va vas allez tout tous"
    " toute toutes tres trop bien bon bonne alors aussi"
    " encore deja ici la ca cela c j l d qu n s m t heure heures jour jours semaine mois personne"
    " personnes salle bureau atelier labo visite visiter"
    " pardon desole finalement plutot voila merci beaucoup accord garde meme autre quelqu humain parler aide"
    " demain aujourd hui lundi mardi mercredi jeudi vendredi samedi dimanche matin soir prochain"
    " prochaine midi etre avoir dois devis peu"
)
ENGLISH = listed(
    "i you he she it we they the a an and or but so if is are am was were be been being do does did"
    " have has had having will would can could"
    " should shall may might must not no yes yeah yep to for with without from at by of in on into"
    " about than then there this that these those my your his"
    " her our their me him us them what when where who why how which please thanks thank hello hi"
    " hey book booking appointment cancel move reschedule"
    " meeting room lab see need want like would tomorrow today next week morning afternoon evening"
    " monday tuesday wednesday thursday friday saturday sunday"
    " free available slot people someone human talk speak help sorry instead rather actually make"
    " it's i'm don let get got know tell show visit good great fine"
    " sure okay anyone anything something one two three four five hr legal expert advice early late"
    " again same time day"
)
BOTH = FRENCH & ENGLISH
WORD = re.compile(r"[a-z0-9]+")
ACCENTED = re.compile(r"[àâçéèêëîïôùûœ]", re.IGNORECASE)


def language(text: str, plain_words: str) -> str | None:
    """ "fr", "en", or None where the words do not tell ("ok", "Hugo 10:30")."""
    tokens = WORD.findall(plain_words)
    french = sum(1.0 for token in tokens if token in FRENCH - BOTH or (token in ONLY_FRENCH and len(token) > 2))
    english = sum(1.0 for token in tokens if token in ENGLISH - BOTH or (token in ONLY_ENGLISH and len(token) > 2))
    french += 0.7 * len(ACCENTED.findall(text)) + 0.5 * len(re.findall(r"\b\d{1,2} ?h(?: ?\d\d)?\b", plain_words))
    english += 0.5 * len(re.findall(r"\b\d{1,2}(?::\d\d)? ?(?:am|pm)\b", plain_words))
    if max(french, english) < 0.5 or french == english:
        return None
    return "fr" if french > english else "en"
