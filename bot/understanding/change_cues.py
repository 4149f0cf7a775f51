"""How people say that a booking is to change, in French and English: patterns over a plain wording."""

import re

UNDO = re.compile(
    r"\b(undo|reviens? en arriere|revenir en arriere|retour en arriere|defai[ts]|defaire|"
    r"(?:annule[rz]?|cancel|undo) (?:l |mon |cette |ce |the |my |that |this )*(?:annulation|deplacement|"
    r"cancell?ation|change|move)|"
    r"annule[rz]? (?:ca|cela|ce que|la derniere|le dernier changement)|"
    r"cancel (?:that|it)\b(?! appointment| booking)|annule[rz]? le$|take (?:it|that) back|"
    r"c (?:etait|est) une erreur|that was a mistake|(?:remet[sz]?|remettez|remettre|retablis\w*|restore[rz]?) "
    r"(?:le |la |les |tout )?(?:comme avant|l ancien|it)?|put it back|revert)\b|"
    r"^\W*(?:(?:oups?|oops|ah|euh|en fait|finalement|non|no|tout compte fait|wait|attends?|attendez|"
    r"sorry|pardon|mince|zut|actually)\W+)+"
    r"(?:non\W+|no\W+)?(?:annule[rz]?|cancel)(?: s il \w+ plait| please| tout| everything)?\W*$"
)
MISTAKE = re.compile(
    r"\b(?:je me suis trompee?s?|je me trompe|erreur de (?:ma part|jour|date|heure|personne)|i made a mistake|"
    r"my (?:mistake|bad)|i got (?:it|that|the \w+) wrong|wrong (?:day|date|time|person))\b"
)
"""What was said before was wrong: with a day, an hour or a person beside it, it is corrected and not undone."""
CANCEL = re.compile(
    r"\b(annule[rzs]?|annulation|supprime[rz]?|enleve[rz]?|retire[rz]?|desinscri\w+|renonce[rz]?|cancel|"
    r"cancell?ing|cancell?ation|call off|delete|remove|annul|"
    r"(?:vire[rz]?|libere[rz]?|rend[sz]?|rendre) (?:mon|ma|notre|le|la|ce|cette) (?:rendez vous|creneau|reservation|"
    r"place|visite)|"
    r"(?:drop|scrap|scratch|get rid of) (?:my|our|the) (?:\w+ )?(?:appointment|booking|meeting|visit|slot|"
    r"reservation))\b"
)
ABSENT = re.compile(
    r"\b(?:(?:ne )?(?:peux|pourrai|pourrais|pourrons|peut|pourra) (?:plus|pas) (?:venir|y aller|(?:y )?etre (?:la|"
    r"present\w*)|"
    r"assister|honorer)|(?:serai|sera|serons) (?:absente?s?|(?:pas|plus) (?:la|presente?s?|dispo\w*))|"
    r"(?:viendrai|viendrais|viendra|viendrons|viens|vient) (?:pas|plus)(?! (?:seule?|avec|a|tout))|"
    r"(?:can t|cannot|can not|won t|will not|unable to|not able to) (?:be able to )?(?:come|attend|make it|be there)|"
    r"(?:not|won t be) coming)\b"
)
"""Somebody will not come: a cancellation, unless another time is asked for."""
MOVE = re.compile(
    r"\b(decale[rz]?|decalage|deplace[rz]?|deplacement|reporte[rz]?|repousse[rz]?|reprogramme[rz]?|"
    r"replanifie[rz]?|avanc(?:e[rz]?|ons) (?:mon|le|la|notre|ce|d une|d)|"
    r"boug(?:e[rz]?|eons)|(?:be|get) (?:moved|rescheduled|postponed|shifted|pushed|brought forward)|"
    r"(?:change[rz]?|modifie[rz]?) (?:\w+ ){0,3}?(?:rendez vous|creneau|heure|horaire|date|jour|"
    r"reservation|visite)|re ?schedule|"
    r"(?:move|postpone|push|push back|bring forward|shift|delay) (?:\w+ ){0,3}?(?:appointment|"
    r"booking|meeting|visit|slot|it|that|this|one|session)|postpone|"
    r"change (?:\w+ ){0,3}?(?:appointment|booking|time|hour|day|date|slot|visit|meeting)|(?:mettre|mets|mettons|"
    r"remettre|remets|"
    r"passe[rz]?|bascule[rz]?|cale[rz]?) (?:mon|ma|notre|le|ce|cette) (?:rendez vous|reservation|visite|entretien)|"
    r"(?:swap|switch|put back|bring) (?:\w+ ){0,3}?(?:appointment|booking|meeting|visit|slot))\b"
)
MINE = re.compile(
    r"\b(?:mon|ma|notre|my|our) (?:\w+ ){0,1}?(?:rendez vous|reservation|visite?|creneau|appointment|booking|meeting|"
    r"slot|session)\b|\b(?:j ai|on a|i have|i ve got|we have) (?:deja |already )?(?:un|une|an|a) (?:rendez vous|visite|"
    r"reservation|appointment|booking|meeting|visit)\b|"
    r"\b(?:celui|celle|the one) (?:avec|de|du|with|on|of)\b"
)
"""A booking of one's own: with a new time beside it, it is to be moved."""
PUTS = re.compile(
    r"\b(?:(?:mettre|mets|remettre|passer|caler|faire|avoir|prendre) (?:le|la|ca|cela|plutot)|(?:le|la|l) (?:mettre|"
    r"passer|remettre|caler|bouger|avoir)|"
    r"make it|have it|do it|can it be|could it be|do|come|venir)\b"
)
UNABLE = re.compile(
    r"\b(?:(?:je|on|nous) (?:ne )?(?:peux|peut|pouvons|pourrai|pourra|pourrons|suis|serai|sera) "
    r"(?:plus|pas)(?! (?:etre )?(?:sure?|d accord))|j ai un (?:empechement|imprevu|contretemps)|"
    r"(?:i|we) (?:can t|cannot|can no longer|"
    r"won t be able to|am not|m not|are not) (?:make|do|come|attend|free|available|be there)|something came up|"
    r"ca (?:ne )?(?:va|ira|marche|colle|passe|m arrange|nous arrange) (?:pas|plus)|c est (?:mort|rate|foutu|plus "
    r"possible|"
    r"pas possible)|(?:doesn t|does not|won t) work(?: any ?more)?)\b"
)
"""A time that was good is good no more."""
OTHERWISE = re.compile(
    r"\b(?:a la place|plutot|instead|(?:je|on|nous) (?:peux|peut|pourrais|pourrait|pourrions) (?:(?!pas|plus)\w+ "
    r")?(?:venir|faire|"
    r"mettre|avoir|passer|se voir|prendre|dire)|(?:peux|peut|pourrais|pourrait) (?:je|on) (?:venir|faire|mettre|avoir|"
    r"passer)|mettez|mets|(?:can|could|may) (?:we|i) (?:\w+ )?(?:come|do|make|have|take|see|move)|possible|ca irait)\b"
)
"""Another time is asked for."""
IN_PLACE_OF = re.compile(
    r"\b(?:instead of|rather than|au lieu d[eu]?|a la place d[eu]?|plutot que) (?:the |le |la |du |de |mon |my |on )*"
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|demain|monday|tuesday|wednesday|thursday|friday|tomorrow|today|\d)"
)
SHIFTS = re.compile(r"\b(?:move|moving|shift|push|delay|changer|change|changez)\b(?! (?:in|into|out|my mind|d avis)\b)")
"""With whom and a time beside it, a booking is to be moved."""
NEGATED = re.compile(
    r"\b(?:(?:ne|n) (?:\w+ ){0,3}?pas (?:du tout )?(?:l |le |la |les )?{verb}|n (?:\w+ )?{verb} pas|"
    r"ne {verb} pas|sans {verb}|surtout pas {verb}|"
    r"pas (?:l |le |la )?{verb}|(?:don t|do not|not|never|didn t|did not) (?:\w+ ){0,3}?{verb})\b".replace(
        "{verb}", r"(?:annul|decal|deplac|report|repouss|supprim|chang|cancel|resched|mov|delet|postpon)\w*"
    )
)
IN_CASE = re.compile(
    r"\b(?:apres|ensuite|plus tard|si (?:besoin|jamais|necessaire)|au cas ou|later|afterwards?|if (?:needed|"
    r"necessary|i have)|"
    r"in case)\b"
)
"""A change that may be wanted some day is asked about, not asked for."""
