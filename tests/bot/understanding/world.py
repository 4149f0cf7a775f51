"""A small nursery: the words of its services, people and spaces."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.understanding.vocabulary import PersonWords, ServiceWords, SpaceWords, build_vocabulary

NOW = datetime(2026, 3, 24, 10, 15, tzinfo=ZoneInfo("Europe/Paris"))


def _service(stem: str, title: str, topics: str, text: str, *persons: str) -> ServiceWords:
    return ServiceWords(
        f"service:{stem}", "expert", title, tuple(topics.split(", ")), text, tuple(f"expert:{p}" for p in persons)
    )


SERVICES = [
    _service(
        "rh",
        "Accompagnement ressources humaines",
        "RH, ressources humaines, recrutement, embauche, contrat de travail, contrat d'apprentissage,"
        " paie, salarié, stagiaire,"
        " licenciement, HR, human resources, hiring, recruitment, employment contract, payroll, employee",
        "Première embauche, choix entre CDI, CDD et alternance, fiche de poste, rupture, règlement intérieur.",
        "claire-martin",
        "hugo-bernard",
    ),
    _service(
        "juridique",
        "Conseil juridique",
        "juridique, avocat, droit, statuts, CGV, contrat commercial, associés, pacte, legal advice,"
        " lawyer, legal, shareholders, terms of sale",
        "Rédaction des statuts, pacte entre associés, litige avec un client, conditions générales de vente.",
        "hugo-bernard",
    ),
    _service(
        "international",
        "Développement international",
        "international, export, étranger, douane, salon, visa, export abroad, foreign market, customs,"
        " trade fair, distributor",
        "Choisir un premier pays, chercher un distributeur, préparer un salon à l'étranger, remplir les"
        " papiers de la douane.",
        "sofia-rossi",
    ),
    _service(
        "numerique",
        "Transition numérique et cybersécurité",
        "numérique, informatique, site web, logiciel, cybersécurité, données, intelligence artificielle,"
        " digital, website, software, AI",
        "Cahier des charges d'un site, choix d'un logiciel de gestion, plan de sauvegarde, hameçonnage.",
        "amine-haddad",
        "claire-dubois",
    ),
    _service(
        "durable",
        "Développement durable",
        "développement durable, bilan carbone, RSE, écoconception, label, sustainability, carbon"
        " footprint, CSR, sustainable development",
        "Mesurer l'empreinte d'un produit, réduire les déchets, préparer un label environnemental.",
        "nora-petit",
    ),
]
PERSONS = [
    PersonWords("expert:claire-martin", "Claire Martin", ("service:rh",)),
    PersonWords("expert:hugo-bernard", "Hugo Bernard", ("service:rh", "service:juridique")),
    PersonWords("expert:sofia-rossi", "Sofia Rossi", ("service:international",)),
    PersonWords("expert:amine-haddad", "Amine Haddad", ("service:numerique",)),
    PersonWords("expert:nora-petit", "Nora Petit", ("service:durable",)),
    PersonWords("expert:claire-dubois", "Claire Dubois", ("service:numerique",)),
]
SPACES = [
    SpaceWords(
        "space:labo-1", "laboratory", 6, ("sorbonne", "paillasses"), "Laboratoire 1", ("labo", "paillasse", "wet lab")
    ),
    SpaceWords(
        "space:salle-a",
        "meeting room",
        8,
        ("écran",),
        "Salle Seine",
        ("petite salle", "salle de réunion", "meeting room"),
    ),
    SpaceWords(
        "space:salle-b",
        "meeting room",
        20,
        ("écran", "visioconférence"),
        "Salle Essonne",
        ("grande salle", "séminaire", "meeting room"),
    ),
    SpaceWords("space:bureau-12", "office", 2, (), "Bureau 12", ("bureau", "bureau fermé", "private office")),
]
VOCABULARY = build_vocabulary(SERVICES, PERSONS, SPACES)
