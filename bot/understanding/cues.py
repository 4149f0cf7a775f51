"""How people say what they want, in French and English: patterns over a plain wording (see `wording`)."""

import re

ABANDON = re.compile(
    r"\b(laisse[rz]?(?: moi)? tomber|laisse beton|oublie[zr]?(?: (?:ca|tout|cela))?$|"
    r"oublie[zr]? (?:ca|tout|cela)|tant pis|abandonne[rz]?|"
    r"on arrete|j arrete|arrete[rz]? (?:tout|la)|pas la peine|plus (?:la peine|besoin)|"
    r"(?:j|je|on|nous) (?:n en |ne |n )?(?:en )?(?:veux|veut|voulons) plus(?! tard| tot)|pas besoin(?= *(?:finalement|"
    r"merci|du tout|$|[.!,]))|"
    r"je verrai (?:plus tard|ca)|on verra (?:plus tard|ca)|"
    r"forget (?:it|that|about it)|never ?mind|leave it|drop it|don t bother|no longer need|"
    r"(?:don t|do not) (?:need|want) (?:[a-z]+ ){0,8}?any ?more|"
    r"i ll see later|changed? my mind|"
    r"change d avis)\b|\blaisse[rz]?(?: va)?\W*$|^\W*(?:stop|quit|exit|arrete|oublie|retour|annuler tout|annule "
    r"tout)\W*$"
)
HUMAN = re.compile(
    r"\b(humain|vrai[e]? (?:personne|gens|humain)|etre humain|parler (?:a|avec) (?:quelqu un|"
    r"une? personne|l equipe|l accueil|un responsable|"
    r"un conseiller|la direction|un agent|un vrai|le personnel)|contacter (?:quelqu un|l equipe|"
    r"l accueil|la pepiniere|la direction)|"
    r"joindre (?:quelqu un|l equipe|l accueil|la direction)|(?:etre|me) rappele[rz]?(?! (?:mes|mon|ma|les?|la|l|"
    r"quand|quoi)\b)|"
    r"rappele[rz] moi(?! (?:mes|mon|ma|les?|la|l|quand|quoi)\b)|"
    r"appele[rz] moi|quelqu un de l equipe|"
    r"un membre de l equipe|une personne reelle|passe[rz]? moi quelqu un|"
    r"(?:talk|speak|chat) (?:to|with) (?:a |an |some |the )?(?:human|person|someone|somebody|real|"
    r"staff|agent|team|manager|people)|"
    r"real (?:person|human)|human (?:please|being|agent)|a human(?! resources)|"
    r"contact (?:the )?(?:team|staff|someone)|call me|someone from (?:the )?(?:team|staff)|"
    r"(?:une?|la) (?:vraie )?personne (?:au (?:telephone|bout)|en direct)|au telephone avec|quelqu un (?:de l "
    r"(?:accueil|"
    r"administration)|de la (?:pepiniere|direction)|en direct|au telephone)|contact\w* (?:d )?(?:equipe|l accueil)|"
    r"(?:put|get) (?:me|us) through|(?:connect|transfer) me (?:with|to)|(?:a |some )?(?:person|someone|somebody) "
    r"(?:i|we) (?:can|could) "
    r"(?:talk|speak) (?:to|with)|not a (?:ro)?bot|pas (?:a )?un (?:ro)?bot)\b"
    r"|^\W*(?:(?:a|an|un|une|the|real|vraie?) )*(?:humane?|human|agent|operator|operateur|staff|team|equipe|accueil|"
    r"reception)"
    r"(?: please| s il \w+ plait| merci)?\W*$|^\W*(?:il )?y a (?:t il )?(?:quelqu un|une personne)\W*(?:\?|$)"
)
WEAK_HUMAN = re.compile(r"\b(?:quelqu un|une? personne|un conseiller|someone|somebody|person|people)\b")
LANGUAGE = re.compile(
    r"\b(?:parle[rsz]?|reponds?|repondez|repondre|ecri[ts]|ecrivez|continue[rz]?|passe[rz]?|speak|"
    r"switch|answer|reply|write|talk|change)\b[^.?!]{0,22}?"
    r"\b(?P<a>anglais|english|francais|french)\b|"
    r"^\W*(?:(?:bonjour|hello|hi|salut|sorry|pardon|desole|can we|can you|in|en|to|do it|ca|stp|le|"
    r"peut on|plutot|and|et|please|could you|language|langue)\W+)*"
    r"(?P<b>anglais|english|francais|french)\W*(?:(?:please|s il vous plait|s il te plait|plutot|"
    r"merci|thanks|instead|now|possible|is better|ok)\W*)*$"
)
NOT_LANGUAGE = re.compile(
    r"\b(?:expert\w*|quelqu un|conseiller\w*|someone|rendez vous|appointment|who|qui|lawyer|"
    r"avocat\w*|elle|(?<!\bs )il|she|he)\b"
)
LIST = re.compile(
    r"\b(?:(?:mes|nos) (?:\w+ )?(?:rendez vous|reservations?|visites?|creneaux)|(?:my|"
    r"our) (?:\w+ )?(?:appointments|bookings|reservations|visits|schedule|meetings|agenda)|"
    r"mon (?:agenda|planning)|(?:quand|a quelle heure|quel jour|where|when|what time|ou) (?:est|is|s|"
    r"a lieu|c est|tombe|sont|est ce que j ai) (?:deja )?(?:mon|my|ma|mes|"
    r"notre) (?:\w+ ){0,2}?(?:rendez vous|appointment|booking|visite?|reservation|meeting)|"
    r"(?:l heure|la date|le jour|le lieu|les details|the (?:time|date|day|details)) (?:de|of) (?:mon|ma|mes|my) "
    r"(?:\w+ )?"
    r"(?:rendez vous|appointments?|bookings?|visite?|reservations?|meetings?)|"
    r"(?:c est|est ce) (?:quand|a quelle heure) (?:deja )?(?:mon|notre|le prochain|"
    r"ma) (?:\w+ )?(?:rendez vous|visite|reservation)|on se voit quand|quand est ce qu on se voit|"
    r"(?:j ai|ai je|est ce que j ai|do i have|have i got|what have i|what did i) (?!besoin|envie)(?:(?!besoin|pour|"
    r"for)\w+ ){0,3}?(?:quoi|"
    r"rendez vous|reserve|(?<!pas )reservation|appointments?|bookings?|book|booked|prevu|planned|coming up|"
    r"planning)|"
    r"j ai quoi|what do i have(?! to)|qu est ce que j ai (?:de |comme )?(?:prevu|reserve|"
    r"rendez vous)?|ce que j ai reserve|when do we meet|when am i|(?:je suis|suis je) inscrite?s? (?:a|ou|quand)|"
    r"remind me (?:when|what|of)|(?:on|in) my (?:calendar|agenda|schedule|planning))\b"
)
SHOW = re.compile(
    r"^\W*(?:(?:please|peux tu|pouvez vous|can you|could you|tu peux|"
    r"vous pouvez) )?(?:me )?(?:montre[rz]?|affiche[rz]?|liste[rz]?|show|list|display|tell me|"
    r"dis moi|dites moi|donne[rz]?|give)\b"
    r"(?!.*\b(?:un|une|a|an|mes|my) (?:rendez vous|appointment|creneau|slot))|"
    r"\b(?:numero de telephone|phone number|adresse mail|e ?mail|son numero|his number|her number|"
    r"mot de passe|password)\b"
)
HELP = re.compile(
    r"\b(?:j ai|i have|i ve|i ve got|juste|just) (?:une|a|quelques|some|des) (?:petites? |quick )?questions?\W*$|"
    r"^\W*(?:aide|aidez moi|aide moi|help|help me|menu|start|besoin d aide|"
    r"i need help)\W*(?:s il \w+ plait|please)?\W*$|"
    r"\b(?:que (?:peux tu|pouvez vous|sais tu|savez vous) faire|tu (?:peux|sais) faire quoi|"
    r"vous (?:pouvez|savez) faire quoi|qu est ce que (?:tu|vous) (?:peux|sais|pouvez|savez) faire|"
    r"comment (?:ca marche|ca fonctionne|tu marches|tu fonctionnes)$|comment (?:ca marche|"
    r"ca fonctionne) \?|what can you do|how does (?:this|it) work \?|what do you do|a quoi tu sers)\b"
)
BOOK = re.compile(
    r"\b(?:rendez vous|reserve[rz]?|reservation|book(?:ing)?|appointment|schedule|prendre (?:un|une)|"
    r"prends (?:un|une)|creneaux?|slots?|"
    r"rencontrer|voir|vois|recevoir|recu|see|meet(?:ing)?|visite[rsz]?|visits?|visiting|tour|"
    r"inscri\w+|sign (?:me|us) up|consulter|consultation|entretien|"
    r"parler (?:a|avec)|discuter avec|echanger avec|talk (?:to|with)|speak (?:to|with)|"
    r"besoin (?:d un|d une|de voir|de|d)|need (?:a|an|to|some)|cherche|"
    r"expert\w*|conseil|conseiller\w*|specialist\w*|specialiste\w*|advis[eo]r|advice|je (?:voudrais|"
    r"veux|souhaite|souhaiterais)|j aimerais|i (?:want|would like|d like|wish)|we (?:want|d like|"
    r"would like|need)|"
    r"(?:on|nous) (?:voudrait|voudrions|veut|voulons|souhaite\w*|aimerait|aimerions|a besoin))\b"
)
FREE = re.compile(
    r"\b(?:libres?|dispos?|disponibles?|disponibilites?|places?|creneaux?|free|available|"
    r"availability|slots?|room for|spots?|seats? left|openings?)\b"
)
TO_SEE = re.compile(
    r"\b(?:quand|a quelle heure|quel jour|quels jours|a quel moment|(?:dans|sous) combien de temps|"
    r"a partir de quand|qui|when|what time|which day|who|how (?:soon|early|quickly|fast)|what s the "
    r"(?:\w+ )?earliest) "
    r"(?:(?:est ce que|c est que|time|is it that) )?"
    r"(?:(?:je|on|nous) (?:peux|peut|pourrais|pourrait|pouvons|dois)|(?:peut|puis|pourrais|dois) (?:on|je)|peut|"
    r"pourrait|"
    r"(?:can|could|may|should) (?:i|we|you)|(?:i|we) (?:can|could)|can|could) (?:me |nous |possibly )?"
    r"(?:voir|rencontrer|venir|passer|recevoir|consulter|m aider|aider|prendre|avoir|see|meet|come|visit|get|have|"
    r"talk|speak|book|help)\b"
    r"|\b(?:quels? (?:horaires?|heures?|creneaux?|jours?)|what times?|which (?:times|days|slots)) (?:does|do|has|"
    r"have|a|as|avez|ont)\b"
)
"""When or whom one can see: a wish, put as a question."""
POLITE = re.compile(
    r"\b(?:(?:je|on|j|nous) (?:peux|peut|pourrais|pourrait|pouvons|pourrions)|puis je|peut on|"
    r"pourrais je|pourrait on|pouvez vous|pourriez vous|peux tu|pourrais tu|tu peux|vous pouvez|"
    r"c est possible|est ce possible|(?:ca |ce )?serait (?:il )?possible|envisageable|(?:il )?y a moyen|moyen de|"
    r"possible (?:de|d)|y a t il moyen|can (?:i|we|"
    r"you)|could (?:i|we|you)|may (?:i|we)|is it possible|would it be possible|"
    r"(?:je|on) (?:voudrais|voudrait)|j aimerais|i d like|we d like)\b"
)
INFORMATION = re.compile(
    r"\b(?:comment|combien|pourquoi|c est quoi|qu est ce qu\w*|quels?|quelles?|que se passe|que faut|"
    r"faut il|dois je|doit on|a quoi|jusqu a quand|a partir de quand|"
    r"how|how much|why|what|what s|whats|where|which|until when|who (?:is|are|can|does|should)|"
    r"qui (?:est|sont|peut|s occupe|gere|fait)|y a t il|existe t il|is there|are there|do you have|"
    r"avez vous|as tu|vous avez|"
    r"est ce (?:payant|gratuit|obligatoire|cher|qu il faut)|c est (?:payant|gratuit|cher|obligatoire|"
    r"combien|ou)|do i (?:have|need) to|must i|should i|"
    r"(?:elle|il|elles|ils|she|he|they|ca|cela|it) (?:peut|peuvent|can|could|fait|font|does|do|est|"
    r"is|parle|coute|costs?|s occupe)|does (?:he|she|it|the)|is (?:it|he|she) )"
)
ABOUT = re.compile(
    r"\b(?:what about|how about|et si on|et si|que diriez vous|que dirais tu|pourquoi pas|why not|"
    r"ca vous va|is that ok|si on disait)\b"
)
QUESTION_START = re.compile(
    r"^\W*(?:(?:bonjour|salut|hello|hi|hey|coucou|bonsoir|dites|dis|euh|et|and|mais|but|ok|oui|yes|"
    r"non|no|au fait|by the way|avant ca|avant cela|before that|sinon|alors|so|d accord|pardon|sorry|"
    r"excusez moi|une question|question)\W+)*"
    r"(?:comment|combien|pourquoi|quels?|quelles?|ou est|ou sont|ou se|ou puis|where|quand|qui|que|"
    r"qu|est ce|y a t il|peut on|puis je|c est quoi|faut il|dois je|avez vous|a quoi|a quelle|a quel|"
    r"de quoi|"
    r"how|what|when|why|who|which|is|are|can|could|do|does|did|may|should|must|will|would)\b"
)
RATHER = re.compile(
    r"\b(?:plutot|instead|rather|a la place|(?:could|can) (?:it|that) be|(?:ca|cela) (?:peut|pourrait) etre|"
    r"(?:je|on) (?:peux|peut|pourrais) avoir|can i have)\b"
)
"""Another one is wished for."""
BROKEN = re.compile(
    r"\b(?:cassee?s?|en panne|(?:marche|marchent|fonctionne|fonctionnent) (?:plus|pas)|broken?|broke down|out of order|"
    r"not working|doesn t work|leak\w*|fuite|bouchee?s?|(?:en|du|un peu de) retard|running late|"
    r"be (?:\w+ ){0,3}?late)\b"
)
"""Something to be mended, or a delay, is told; a space or a day is only named."""
WISH = re.compile(
    r"\b(?:je (?:veux|voudrais|souhaite\w*)|j aimerais|(?:on|nous) (?:veut|voudrait|voudrions|aimerait|aimerions)|"
    r"(?:i|we) (?:want|need|would like|d like|d love)) (?:\w+ ){0,2}?(?:visite\w*|voir|rencontrer|reserve\w*|"
    r"prendre|un rendez vous|"
    r"visit|see|meet|book|tour|an appointment|a meeting)\b"
)
"""A wish in so many words, whatever is asked beside it."""
QUESTION_END = re.compile(
    r"\b(?:ou pas|ou non|or not|(?:avec|de|pour|faire|apporter|amener|prevoir|coute|dure) (?:quoi|combien))\W*$"
)
INVERSION = re.compile(
    r"\b(?:peux|pouvez|avez|est|sont|a t|ai|dois|puis|faut|faudra t|aurez|as|etes|es|serait|"
    r"peut) (?:tu|vous|il|elle|on|je|ils|elles|ce)\b"
)
PLACE = re.compile(
    r"\b(?:c est ou|c ou|ou (?:ca|est ce|c est|se (?:passe|trouve|tient|situe)|dois je aller|aller|"
    r"est)|where|quelle (?:est l )?adresse|l adresse|quel (?:batiment|endroit|lieu|etage|bureau)|"
    r"quelle salle|a quel endroit|"
    r"what (?:is the )?address|which (?:building|room|floor|place))\b"
)
KEEP = re.compile(
    r"\b(?:on garde|je garde|(?:je|on) (?:le|la|les) (?:garde|conserve)|(?:je|on) (?:viens|vient|viendrai|viendra|"
    r"serai|sera) (?:\w+ )?"
    r"(?:quand meme|finalement|bien la|la)|(?:i|we) (?:ll|will|can) (?:come|be there|make it)(?: after all|"
    r" anyway)?|i ll keep|we ll keep|i m keeping|"
    r"garde[rz]?|gardons|on reste (?:sur|a)|restons|je reste|on conserve|"
    r"conserve[rz]?|ne changez? rien|on (?:ne )?change rien|keep|stay with|stick (?:with|to)|"
    r"leave it (?:at|as)|on part sur|va pour|ok pour|d accord pour|oui pour|c est bon pour|yes to|"
    r"ok for)\b"
)
CORRECTION = re.compile(
    r"\b(?:plutot|pardon|en fait|finalement|je voulais dire|je me suis trompee?|oups?|oops|rather|"
    r"actually|i meant|i mean|sorry|instead|non|no|au lieu|a la place|alors|mais|but|then|change(?:z|"
    r"r)?)\b"
)
ANYONE = re.compile(
    r"\b(?:n importe qui|n importe (?:lequel|laquelle|quel expert)|nimporte qui|peu importe(?! (?:le|"
    r"la|quand|l heure))|m est egal|m est egale|qui vous voulez|qui tu veux|le premier disponible|"
    r"la premiere personne|"
    r"quelqu un de (?:libre|dispo\w*)|whoever|anyone|anybody|any (?:expert|of them|one|adviser|"
    r"advisor)|don t mind who|doesn t matter|does not matter|i don t mind|no preference|"
    r"pas de preference|aucune preference|"
    r"(?:as|whoever|whatever) you (?:like|want|wish|prefer)|up to you|(?:comme|celui que|celle que|qui) (?:vous|tu) "
    r"(?:voulez|"
    r"veux|preferez|preferes)|(?:vous|tu) (?:choisi\w+|decide\w*) pour moi|au choix|either\W*$|n importe\W*$|both "
    r"are (?:fine|ok|good)|"
    r"les deux me vont|(?:celui|celle|the one|whoever|celui des deux) (?:qui |that |who )?(?:est|is|s) (?:libre|"
    r"dispo\w*|free|available)|"
    r"l un ou l autre|l une ou l autre|either (?:one|of them|is fine)|whichever|"
    r"quel que soit l expert|le premier qui est (?:libre|dispo\w*)|first available (?:expert|"
    r"person))\b"
)
