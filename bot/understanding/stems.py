"""Words reduced to what they share across their forms, in French and English."""

import re
from collections.abc import Iterable
from functools import lru_cache

import Stemmer

from bot.understanding.dates.symbols import plain
from bot.understanding.dates.words import listed

WORD = re.compile(r"[^\W_]+")
COMMON = listed(
    # French and English words that carry no subject.
    "a ai aie ait alors apres as assez au aucun aussi autre autres aux avais avait avant avec avez"
    " avoir avons ayant bien bon bonne car"
    " ce ceci cela celle celles celui ces cet cette chaque chez ci comme comment contre d dans de"
    " deja depuis des deux devez devrait doit"
    " donc dont du e elle elles en encore entre es est et etait etaient ete etes etre eu eux faire"
    " fait faites fois font grace ici il ils j"
    " je jusque l la le les leur leurs lors lui m ma mais me meme mes mien moi moins mon n ne ni non"
    " nos notre nous on ont ou oui par parce"
    " pas pendant peu peut peux plus plutot point pour pourquoi pouvez pouvoir premier premiere"
    " presque puis qu quand que quel quelle quelles"
    " quels qui quoi s sa sans se sera serait ses si sien soit son sont sous suis sur t ta te tes"
    " toi ton tous tout toute toutes tres trop tu"
    " un une va vais vas vers veut veux voici voila vont vos votre vous vu y"
    " about after all also am an and any are at be been but by can could did do does for from get"
    " had has have he her him his how i if in into is"
    " it its just like me more most my need no not now of off on one only or other our out over"
    " please she should so some than that the their them"
    " then there these they this those to too up us use very want was we were what when where which"
    " who why will with would you your"
    # Words of asking for an appointment.
    " rendez rdv rendezvous rendes reserver reserve reservation reservations prendre prends voir"
    " vois voudrais voudrait voudrions souhaite souhaiterais aimerais"
    " aimerait besoin cherche aide aider appointment book booking meet meeting meetings see schedule"
    " expert experts experte expertes conseil conseils"
    " conseiller conseillere specialiste specialist adviser advisor advice bonjour salut hello hi"
    " merci thanks bonsoir coucou hey stp svp plait"
    " question questions sujet propos concernant regarding service services accompagnement"
    " rencontrer parler talk speak quelqu creneau slot dispo"
    " disponible available libre free possible place places seance entretien session dire say aller"
    " venir personne personnes people person"
    " chose something truc probleme problem projet project entreprise company startup pepiniere"
    " nursery jour day heure hour minute minutes semaine week"
    " mois month annee year an ans annuler decaler deplacer cancel move reschedule change changer"
    " demande demander ask voulez savoir know"
    " jveux jvoudrais jvx jpeux jai jaimerais jsuis qqn qqun quelquun someone somebody"
)


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """The shorter of a word's French and English stems: the same for "export", "exporter", "exporting"."""
    bare = plain(word)
    if len(bare) <= 3:
        return bare
    # A stemmer keeps state and is cheap to make: one for each word, so that threads share none.
    french, english = Stemmer.Stemmer("french"), Stemmer.Stemmer("english")
    shortest = min(plain(french.stemWord(word.lower())), plain(english.stemWord(bare)), key=lambda s: (len(s), s))
    return shortest if len(shortest) > 3 else bare


def words(text: str) -> list[str]:
    """The words of a text."""
    return WORD.findall(text)


def content(tokens: Iterable[str]) -> list[str]:
    """Those words that may carry a subject."""
    return [token for token in tokens if plain(token) not in COMMON and not token.isdigit()]
