"""Rules on the file as a whole: can it be read, is it Lhéo, does it hold an offer."""

from passerelles.formats.lheo.check.rules import Family
from passerelles.formats.lheo.safe_xml import XmlFault

FAMILY = Family("Le fichier")

NOT_XML = FAMILY.rule(
    "L001",
    "file.not-xml",
    "error",
    title="Le fichier n’est pas du XML",
    why="Un seul signe mal écrit (« & » seul, balise mal fermée) empêche de lire toute la suite.",
    remedy="Exportez de nouveau le fichier depuis votre logiciel, sans le modifier à la main.",
)
TRUNCATED = FAMILY.rule(
    "L002",
    "file.truncated",
    "error",
    title="Le fichier est incomplet",
    why="La fin manque : le transfert s’est sans doute interrompu.",
    remedy="Transmettez le fichier une nouvelle fois et comparez les tailles.",
)
ENCODING = FAMILY.rule(
    "L003",
    "file.encoding",
    "error",
    title="Le fichier n’est pas dans l’encodage qu’il annonce",
    why="Les lettres accentuées ne peuvent pas être lues.",
    remedy="Enregistrez le fichier en UTF-8.",
)
DOCTYPE = FAMILY.rule(
    "L004",
    "file.doctype",
    "error",
    title="Le fichier contient une déclaration DOCTYPE",
    why="Elle permet d’aller lire d’autres fichiers ou d’épuiser la mémoire : nous la refusons.",
    remedy="Retirez la ligne « <!DOCTYPE … > » : Lhéo n’en a pas besoin.",
)
MISSING = FAMILY.rule(
    "L005",
    "file.missing",
    "error",
    title="Le fichier ne s’ouvre pas",
    why="Il n’existe pas à cet endroit, ou vous n’avez pas le droit de le lire.",
    remedy="Vérifiez le nom du fichier et le dossier.",
)
NOT_LHEO = FAMILY.rule(
    "L006",
    "file.not-lheo",
    "error",
    title="Le fichier n’est pas un fichier Lhéo",
    why="Sa première balise n’est pas « lheo ».",
    remedy="Choisissez l’export « Lhéo » de votre logiciel.",
)
UNKNOWN_VERSION = FAMILY.rule(
    "L007",
    "file.unknown-version",
    "warning",
    title="La version de Lhéo n’est pas reconnue",
    why="L’espace de noms (xmlns) dit quelle version de Lhéo le fichier suit.",
    remedy='Écrivez xmlns="http://lheo.gouv.fr/2.3" sur la balise « lheo ».',
)
NO_TRAINING = FAMILY.rule(
    "L008",
    "file.no-training",
    "error",
    title="Le fichier ne contient aucune formation",
    why="Rien ne pourra être publié.",
    remedy="Vérifiez les critères de l’export : période, site, état de publication.",
)
SUMMARY_ONLY = FAMILY.rule(
    "L009",
    "file.summary-only",
    "warning",
    title="Le fichier ne contient que des résumés",
    why="Un index (lheo-index) ne décrit pas les formations : il ne peut pas être importé.",
    remedy="Demandez l’export complet (balise « lheo ») à votre fournisseur.",
)
SKIPPED = FAMILY.rule(
    "L010",
    "file.rules-skipped",
    "notice",
    title="Des règles n’ont pas été vérifiées",
    why="Les données de référence dont elles ont besoin ne sont pas chargées.",
    remedy="Chargez les données manquantes, puis vérifiez de nouveau le fichier.",
)

BY_FAULT = {
    XmlFault.NOT_XML: NOT_XML,
    XmlFault.TRUNCATED: TRUNCATED,
    XmlFault.ENCODING: ENCODING,
    XmlFault.DOCTYPE: DOCTYPE,
    XmlFault.MISSING: MISSING,
}
