"""What the command says, in French and English: what is wrong, and what to do about it."""

from collections.abc import Mapping

from ingest.problem import Fact, Reason

_WORDS: Mapping[Reason, tuple[str, str]] = {
    Reason.MISSING_FOLDER: (
        "Le dossier {folder} n'existe pas. Indiquez le dossier des documents.",
        "The folder {folder} does not exist. Name the folder of the documents.",
    ),
    Reason.OUTSIDE: (
        "Ce lien mène hors du dossier. Copiez-y le fichier lui-même.",
        "This link leads out of the folder. Copy the file itself into it.",
    ),
    Reason.NOT_A_FILE: (
        "Ce n'est pas un fichier ordinaire. Retirez-le du dossier.",
        "This is no ordinary file. Take it out of the folder.",
    ),
    Reason.SAME_NAME: (
        "Ce fichier porte le même nom que {other}. Renommez l'un des deux.",
        "This file has the same name as {other}. Rename one of them.",
    ),
    Reason.NO_DOCUMENTS: (
        "Aucun document n'a pu être lu dans ce dossier ; la base ({before} documents) reste comme elle est. "
        "Vérifiez le dossier, ou ajoutez --allow-empty pour la vider.",
        "No document could be read in this folder; the base ({before} documents) stays as it is. "
        "Check the folder, or add --allow-empty to empty it.",
    ),
    Reason.TOO_MUCH_GONE: (
        "Sur {before} documents, {gone} ont disparu et {unreadable} sont illisibles ; la base reste comme elle est. "
        "Vérifiez le dossier, ou ajoutez --allow-empty si c'est voulu.",
        "Of {before} documents, {gone} are gone and {unreadable} unreadable; the base stays as it is. "
        "Check the folder, or add --allow-empty if that is meant.",
    ),
    Reason.BUSY: (
        "Une autre mise à jour est en cours. Attendez qu'elle finisse.",
        "Another update is running. Wait until it ends.",
    ),
    Reason.NO_MODEL: (
        "Le modèle {model} ne peut pas être chargé. Corrigez EMBEDDING_MODEL, ou laissez-le vide.",
        "The model {model} cannot be loaded. Correct EMBEDDING_MODEL, or leave it empty.",
    ),
    Reason.UNSUPPORTED: (
        "Les fichiers « {suffix} » ne sont pas lus. Enregistrez-le en PDF, DOCX ou Markdown.",
        "“{suffix}” files are not read. Save it as PDF, DOCX or Markdown.",
    ),
    Reason.OLD_FORMAT: (
        "Les fichiers « {suffix} » ne sont pas lus. Enregistrez-le au format « {instead} ».",
        "“{suffix}” files are not read. Save it as “{instead}”.",
    ),
    Reason.VANISHED: (
        "Le fichier a disparu pendant la lecture. Relancez la mise à jour.",
        "The file vanished while it was read. Run the update again.",
    ),
    Reason.UNREADABLE: (
        "Le fichier ne peut pas être ouvert ({error}). Vérifiez ses droits d'accès.",
        "The file cannot be opened ({error}). Check its permissions.",
    ),
    Reason.EMPTY: (
        "Le fichier ne contient pas de texte. Complétez-le ou retirez-le.",
        "The file holds no text. Complete it or take it out.",
    ),
    Reason.WRONG_TYPE: (
        "Le contenu n'est pas celui qu'annonce l'extension (il ressemble à : {looks_like}). "
        "Donnez-lui la bonne extension ou enregistrez-le de nouveau.",
        "The content is not what the extension says (it looks like: {looks_like}). "
        "Give it the right extension or save it again.",
    ),
    Reason.ENCRYPTED: (
        "Le fichier est protégé par un mot de passe. Enregistrez-le sans protection.",
        "The file is protected by a password. Save it without protection.",
    ),
    Reason.BROKEN: (
        "Le fichier est endommagé ({error}). Enregistrez-le de nouveau depuis son logiciel.",
        "The file is damaged ({error}). Save it again from its program.",
    ),
    Reason.UNSAFE_ARCHIVE: (
        "Le fichier contient un élément suspect ({member}). Ne l'ouvrez pas et demandez-en un autre à son auteur.",
        "The file holds a suspicious member ({member}). Do not open it, and ask its author for another.",
    ),
    Reason.SCANNED: (
        "Ce PDF n'est fait que d'images ({pages} pages scannées). Fournissez le PDF d'origine ou passez-le à la "
        "reconnaissance de texte.",
        "This PDF is made of images only ({pages} scanned pages). Provide the original PDF, or run text recognition "
        "on it.",
    ),
    Reason.PARTLY_SCANNED: (
        "Les pages {pages} ne sont que des images : leur contenu manque. Fournissez le PDF d'origine.",
        "Pages {pages} are images only: their content is missing. Provide the original PDF.",
    ),
    Reason.TABLES_LEFT: (
        "Les tableaux à partir de la page {page} ont été lus comme du texte simple. Divisez le fichier s'ils comptent.",
        "The tables from page {page} on were read as plain text. Divide the file if they matter.",
    ),
    Reason.TOO_BIG: (
        "Le fichier est trop gros ({megabytes} Mo décompressés, {most} au plus). Divisez-le ou allégez-le.",
        "The file is too large ({megabytes} MB unpacked, {most} at most). Divide it or make it lighter.",
    ),
    Reason.TOO_MANY_PAGES: (
        "Le fichier a {pages} pages ({most} au plus). Divisez-le.",
        "The file has {pages} pages ({most} at most). Divide it.",
    ),
    Reason.TOO_MUCH_TEXT: (
        "Le fichier contient plus de {most} caractères. Divisez-le.",
        "The file holds more than {most} characters. Divide it.",
    ),
    Reason.TOO_MUCH_MEMORY: (
        "La lecture du fichier demande plus de {megabytes} Mo de mémoire. Divisez-le ou enregistrez-le de nouveau.",
        "Reading the file takes more than {megabytes} MB of memory. Divide it or save it again.",
    ),
    Reason.TOO_SLOW: (
        "La lecture du fichier prend plus de {seconds} secondes. Divisez-le ou enregistrez-le de nouveau.",
        "Reading the file takes more than {seconds} seconds. Divide it or save it again.",
    ),
    Reason.BAD_YAML: (
        "L'en-tête n'est pas du YAML correct. Mettez entre guillemets les valeurs qui contiennent « : ».",
        "The front matter is no correct YAML. Put values that contain “: ” between quotes.",
    ),
    Reason.BAD_VALUE: (
        "La valeur « {value} » de « {key} » n'est pas valable. Corrigez-la ; en attendant, elle est ignorée.",
        "The value “{value}” of “{key}” is not valid. Correct it; until then it is ignored.",
    ),
    Reason.BAD_AUDIENCE: (
        "Le public « {value} » n'est pas connu. Choisissez parmi hosted, domiciled, candidate, staff ; en attendant, "
        "seuls les publics connus, ou à défaut l'équipe, voient ce document.",
        "The audience “{value}” is not known. Choose among hosted, domiciled, candidate, staff; until then only the "
        "known ones, or else staff, see this document.",
    ),
}


def sentence(reason: Reason, facts: Mapping[str, Fact], language: str) -> str:
    """The sentences for a person about a problem, in "fr" or "en"."""
    return _WORDS[reason][0 if language == "fr" else 1].format(**facts)


STAGES = {"read": {"fr": "Lecture", "en": "Reading"}, "embed": {"fr": "Indexation", "en": "Indexing"}}
COUNTS = {
    "documents": {"fr": "Documents", "en": "Documents"},
    "passages": {"fr": "Passages", "en": "Passages"},
    "added": {"fr": "Ajoutés", "en": "Added"},
    "changed": {"fr": "Modifiés", "en": "Changed"},
    "removed": {"fr": "Retirés", "en": "Removed"},
    "unchanged": {"fr": "Inchangés", "en": "Unchanged"},
}
COLUMNS = {
    "seconds": {"fr": "Durée", "en": "Time"},
    "file": {"fr": "Fichier", "en": "File"},
    "problem": {"fr": "Problème", "en": "Problem"},
    "taken": {"fr": "Pris en compte", "en": "Taken in"},
    "yes": {"fr": "oui", "en": "yes"},
    "no": {"fr": "non", "en": "no"},
}
PROBLEMS = {"fr": "À corriger", "en": "To correct"}
WRITTEN = {"fr": "La nouvelle version est en service.", "en": "The new version serves."}
UNCHANGED = {"fr": "Rien n'a changé ; l'index reste en service.", "en": "Nothing changed; the index serves on."}
KEPT = {
    "fr": "L'ancienne version reste en service pour : {documents}.",
    "en": "The former version serves on for: {documents}.",
}
WATCHING = {
    "fr": "Le dossier {folder} est surveillé ; Ctrl+C arrête.",
    "en": "Watching the folder {folder}; Ctrl+C stops.",
}
