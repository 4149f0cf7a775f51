"""French words that say nothing about a passage's matter, folded: articles, pronouns, prepositions, auxiliaries."""

_WORDS = """
a ai aie aient ait alors as au aucun aucune aura aurait auront aussi autre autres aux avaient avais avait avec avez
avoir avons ayant c ca ce ceci cela celle celles celui ces cet cette ceux chaque chez comme comment d dans de des
donc dont du elle elles en encore entre es est et etaient etait etant ete etes etre eu eux fait faire faut font ici
il ils j je jusqu l la le lequel laquelle les lesquels leur leurs lors lorsqu lorsque lui m ma mais me meme memes mes
moi mon n ne ni nos notre nous on ont ou par parce pas peu peut peuvent plus pour pourquoi puis puisqu puisque qu
quand que quel quelle quelles quelqu quelque quelques quels qui quoi s sa sans se sera serait seront ses si sinon soi
soient sois soit sommes son sont sous suis sur t ta tandis te tel telle telles tels tes toi ton tous tout toute toutes
tres tu un une vers voici voila vos votre vous y
"""
FRENCH = frozenset(_WORDS.split())
