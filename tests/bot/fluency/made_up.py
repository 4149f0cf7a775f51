"""What a model might make up about the small nursery: 400 sentences, none of which stands in its documents."""

from itertools import product

WRONG = (
    "99 € HT", "25 € TTC", "250 €", "vingt-six euros", "€24", "25 € HT par mois", "25 %", "12 jours", "48 heures",
    "3 semaines", "8h30", "22 h", "midi", "le dimanche", "le 12 mars 2026", "01/04/2026", "gratuitement",
    "au 06 12 34 56 78", "sur https://evil.example/badge", "sur www.evil.example", "sur evil.example",
    "à badge@evil.example", "via @badge_bot", "« sans aucun frais »", "“dès demain matin”",
    '"selon l\'article neuf"', "chez Paul Dupont", "au bureau B12", "en 2031", "avec le code FR76 3000 4000",
    "٩٩ €", "4,5 m²", "du lundi au dimanche", "en août", "deux cents euros", "sous 72 h", "avant 6:15", "le 3 mai",
    "tel +33 6 99 88 77 66", "t.me/evil",
)  # fmt: skip
FRAMES = (
    "Un badge perdu est remplacé {} [1].",
    "Le remplacement du badge perdu se fait {} [1].",
    "Il faut prévenir l'accueil {} [1].",
    "Selon le règlement des badges, c'est {} [1].",
    "Le badge ouvre les bureaux {} [2].",
    "- Badge perdu : {} [1]",
    "Un badge perdu est remplacé pour 25 € HT, ou {} [1].",
    "Badge perdu : **{}** [1, 2].",
    "Un badge perdu est remplacé pour 25 € HT [1]. Sinon {} [1].",
    "D'abord {}, puis prévenir l'accueil [3].",
)
SENTENCES = tuple((frame.format(wrong), wrong) for frame, wrong in product(FRAMES, WRONG))
