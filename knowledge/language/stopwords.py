"""Words that carry no topic: bm25s' lists, and what questions are asked with."""

from bm25s.stopwords import STOPWORDS_EN_PLUS, STOPWORDS_FRENCH

from knowledge.language.folding import fold, tokens

_FRENCH_ASKING = """
alors ainsi apres aucun aucune aussi autre autres avant car ceci cela celle celles celui ceux chaque ci comme comment
combien cette cet deja depuis des donc dont du elles encore entre est etc etre faire fait faut faudrait font ici jusqu
jusque la lorsque meme moins ni non nulle oui ou parce pendant peu peut peuvent peux plus plusieurs pourquoi pourrait
pouvez pouvoir puis puisque quand quel quelle quelles quels quelque quelques quoi sans sauf selon si sous tandis tel
telle tels telles tous tout toute toutes tres trop va vais vas vers veut veux vont voici voila doit dois doivent devons
peuton puis-je est-ce ca c'est qu'est-ce svp stp merci bonjour bonsoir salut hello
"""
_ENGLISH_ASKING = """
anyone anything could cannot does else ever get got how however kind let like many may might much must need needs
please quite rather really say shall since someone something still thank thanks thing things us want wants well whether
whose within without would yes yet hello hi hey
"""

_FRENCH_IN_QUESTIONS = """
fais faites sais savoir savez saurais dis dites dire besoin possible possibles moyen plait prie aimerais voudrais
souhaite souhaiterais question questions truc trucs chose choses quelqu existe arrive arrivent
"""
_ENGLISH_IN_QUESTIONS = "know tell ask question questions possible wondering wonder"


def _folded(*lists: tuple[str, ...] | list[str]) -> frozenset[str]:
    return frozenset(token for words in lists for word in words for token in tokens(fold(word)))


FRENCH = _folded(STOPWORDS_FRENCH, _FRENCH_ASKING.split()) - {"ete"}
ENGLISH = _folded(STOPWORDS_EN_PLUS, _ENGLISH_ASKING.split())
STOPWORDS = {"fr": FRENCH, "en": ENGLISH}
IN_QUESTIONS = {"fr": _folded(_FRENCH_IN_QUESTIONS.split()), "en": _folded(_ENGLISH_IN_QUESTIONS.split())}
"""Words that carry no topic in a question, though they may in a passage."""
