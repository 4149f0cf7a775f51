"""What the documents of a world say of each topic: the words founders use, and a text to answer questions from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Topic:
    """A service of the nursery; `text` is the Markdown body of its document."""

    stem: str
    title: str
    words: tuple[str, ...]
    text: str


TOPICS = {
    "hr": Topic(
        "ressources-humaines",
        "Accompagnement ressources humaines",
        (
            "RH",
            "ressources humaines",
            "recrutement",
            "recruter",
            "embauche",
            "contrat de travail",
            "contrat d'apprentissage",
            "salarié",
            "stagiaire",
            "alternant",
            "licenciement",
            "HR",
            "human resources",
            "hiring",
            "recruitment",
            "employment contract",
            "employee",
            "intern",
        ),
        """## Ce que nous faisons
Première embauche, choix entre CDI, CDD, stage et alternance, entretien d'embauche, rupture : le service aide à décider
et relit vos documents.

## Contrat d'apprentissage
Oui : les expertes et experts RH vous aident à préparer un contrat d'apprentissage, de la demande d'aide à
l'enregistrement auprès de l'OPCO.

## Tarif
Les rendez-vous RH sont gratuits pour les entreprises de la pépinière. Apportez la fiche de poste et le budget annuel.
""",
    ),
    "legal": Topic(
        "juridique",
        "Conseil juridique",
        (
            "juridique",
            "droit",
            "avocat",
            "statuts",
            "bail",
            "contrat commercial",
            "CGV",
            "conditions générales",
            "litige",
            "legal",
            "lawyer",
            "law",
            "articles of association",
            "terms and conditions",
        ),
        """## Ce que nous faisons
Statuts, pacte d'associés, bail, conditions générales de vente, contrat commercial : un avis juridique d'une heure.

## Ce que nous ne faisons pas
Le service ne représente personne devant un tribunal et ne rédige pas d'acte.
""",
    ),
    "international": Topic(
        "international",
        "Développement international",
        (
            "international",
            "export",
            "exporter",
            "import",
            "douane",
            "étranger",
            "Japon",
            "marché étranger",
            "abroad",
            "customs",
            "foreign market",
            "exporting",
            "Japan",
        ),
        """## Ce que nous faisons
Premier marché à l'export, douane, assurance-crédit, salon à l'étranger : quarante-cinq minutes pour choisir un pays et
les aides qui vont avec. Les entretiens se tiennent en français, en anglais ou en italien.

## Préparer le rendez-vous
Apportez la fiche du produit et la liste des pays qui vous intéressent.
""",
    ),
    "digital": Topic(
        "numerique",
        "Transformation numérique",
        (
            "numérique",
            "digital",
            "informatique",
            "site web",
            "logiciel",
            "cybersécurité",
            "RGPD",
            "données",
            "website",
            "software",
            "IT",
            "cybersecurity",
            "online shop",
        ),
        """## Ce que nous faisons
Site web, logiciel de gestion, cybersécurité, protection des données : un diagnostic d'une heure, sans engagement.

## Préparer le rendez-vous
Apportez la liste de vos outils et vos questions ; un ordinateur portable suffit.
""",
    ),
    "sustainable": Topic(
        "developpement-durable",
        "Développement durable",
        (
            "développement durable",
            "durable",
            "environnement",
            "écologie",
            "RSE",
            "bilan carbone",
            "énergie",
            "sustainable development",
            "sustainability",
            "sustainable",
            "carbon footprint",
            "environment",
        ),
        """## Ce que nous faisons
Bilan carbone, sobriété énergétique, labels, achats responsables : une heure pour choisir par où commencer.

## Aides
Un diagnostic énergétique peut être pris en charge à moitié par la région.
""",
    ),
    "finance": Topic(
        "financement",
        "Financement",
        ("financement", "levée de fonds", "subvention", "prêt", "banque", "finance", "funding", "grant", "loan"),
        "## Ce que nous faisons\nPlan de financement, subventions, prêts d'honneur, rencontre d'investisseurs.\n",
    ),
    "ip": Topic(
        "propriete-intellectuelle",
        "Propriété intellectuelle",
        ("propriété intellectuelle", "brevet", "marque", "patent", "trademark", "intellectual property"),
        "## Ce que nous faisons\nBrevets, marques, recherche d'antériorité, accords de confidentialité.\n",
    ),
    "marketing": Topic(
        "marketing",
        "Marketing et communication",
        ("marketing", "communication", "publicité", "réseaux sociaux", "advertising", "social media"),
        "## Ce que nous faisons\nPositionnement, prix, communication, réseaux sociaux.\n",
    ),
}
_ALSO = {
    "rh": "hr",
    "human resources": "hr",
    "law": "legal",
    "export": "international",
    "it": "digital",
    "sustainability": "sustainable",
    "sustainable development": "sustainable",
    "funding": "finance",
    "intellectual property": "ip",
}


def topic_of(name: str) -> Topic:
    """The topic that a world names; one that is not known here gets a document of its own words."""
    key = name.casefold()
    known = TOPICS.get(_ALSO.get(key, key))
    return known or Topic(key.replace(" ", "-"), name.capitalize(), (name,), f"## Ce que nous faisons\n{name}.\n")
