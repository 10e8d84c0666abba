"""The check of a file: record by record, in flat memory, every finding in file order."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from passerelles.formats.lheo.check.families import files
from passerelles.formats.lheo.check.families.structure import check_structure
from passerelles.formats.lheo.check.registry import active_checks, skipped_rules
from passerelles.formats.lheo.check.rules import Fault, Rule
from passerelles.formats.lheo.check.scope import Scope
from passerelles.formats.lheo.check.tree import Node, build
from passerelles.formats.lheo.check.values import VALUE_LENGTH, Finding, Severity
from passerelles.formats.lheo.check.vocabulary import NOTHING_KNOWN, PART_NAMES, Vocabulary
from passerelles.formats.lheo.safe_xml import Element, UnreadableXml, iterate, local_name, read_root

RECORDS = ("formation", "resume-offre", "resume-organisme")
ROOTS = ("lheo", "lheo-index", "lheo-plus")
EDOF = "moncompteformation.gouv.fr"
# Publishers write the namespace of a version at either of the two sites that Lhéo had.
_NAMESPACE = re.compile(r"https?://(?:www\.)?lheo\.(?:org|gouv\.fr)/2\.[23]/?")


def check_lheo(path: Path, vocabulary: Vocabulary = NOTHING_KNOWN) -> Iterator[Finding]:
    """Yield what is wrong in the Lhéo file at ``path``; an unreadable file is one finding.

    Lines are exact up to 65 535 and within one or two beyond (a limit of the parser). Rules whose
    part of ``vocabulary`` is absent are skipped, and one finding at the end (L010) names them.
    """
    checker = _Checker(path, vocabulary)
    try:
        yield from checker.run()
    except UnreadableXml as refusal:
        rule = files.BY_FAULT[refusal.fault]
        yield checker.whole_file(rule, str(refusal), line=refusal.line)
    yield from checker.skipped()


class _Checker:
    def __init__(self, path: Path, vocabulary: Vocabulary) -> None:
        self.path = path
        self.vocabulary = vocabulary
        self.scope = Scope(vocabulary)
        self.checks = active_checks(vocabulary)
        self.counts: Counter[str] = Counter()
        self.lenient = False

    def run(self) -> Iterator[Finding]:
        root = read_root(self.path)
        yield from self._root(root)
        for element in iterate(self.path, RECORDS):
            name = local_name(element)
            opaque = () if name in RECORDS else RECORDS
            node = build(element, opaque=opaque)
            if name in RECORDS:
                self.counts[name] += 1
                node.position = self.counts[name]
            yield from self._record(node)
        yield from self._emptiness(local_name(root))

    def whole_file(self, rule: Rule, message: str, *, value: str = "", line: int = 0) -> Finding:
        return Finding(
            rule=rule.slug,
            number=rule.number,
            severity=rule.severity,
            path=self.path.name,
            line=line,
            element_path="",
            value=value,
            message=message,
            remedy=rule.remedy,
        )

    def skipped(self) -> Iterator[Finding]:
        rules = skipped_rules(self.vocabulary)
        if rules:
            parts = ", ".join(
                PART_NAMES[part] for part in dict.fromkeys(one.needs for one in rules)
            )
            numbers = ", ".join(rule.number for rule in rules)
            message = f"{len(rules)} règles n’ont pas été vérifiées, faute de : {parts}."
            yield self.whole_file(files.SKIPPED, message, value=numbers)

    def _root(self, root: Element) -> Iterator[Finding]:
        name, namespace = local_name(root), str(root.tag).rpartition("}")[0].lstrip("{")
        self.lenient = EDOF in namespace
        if name not in ROOTS:
            message = f"La première balise est « {name} » au lieu de « lheo »."
            yield self.whole_file(files.NOT_LHEO, message, value=name, line=root.sourceline or 0)
        elif not self.lenient and not _NAMESPACE.fullmatch(namespace):
            told = f"« {namespace} »" if namespace else "absent"
            message = f"L’espace de noms est {told} : la version de Lhéo est inconnue."
            yield self.whole_file(files.UNKNOWN_VERSION, message, value=namespace, line=1)

    def _emptiness(self, root: str) -> Iterator[Finding]:
        if root == "lheo-index":
            message = f"{self.counts['resume-offre']} résumés, aucune formation complète."
            yield self.whole_file(files.SUMMARY_ONLY, message)
        elif root in ROOTS and not self.counts["formation"]:
            yield self.whole_file(files.NO_TRAINING, "Le fichier ne contient aucune « formation ».")

    def _record(self, root: Node) -> Iterator[Finding]:
        nodes = list(root.walk())
        faults = [*check_structure(nodes, self.scope), *self._faults(nodes)]
        if faults:
            provider, training = _provider(root), root.attributes.get("numero", "")
            for fault in sorted(faults, key=_place):
                yield self._finding(fault, provider, training)

    def _faults(self, nodes: Sequence[Node]) -> Iterator[Fault]:
        for node in nodes:
            for check in self.checks.get(node.name, ()):
                yield from check(node, self.scope)

    def _finding(self, fault: Fault, provider: str, training: str) -> Finding:
        rule = fault.rule
        return Finding(
            rule=rule.slug,
            number=rule.number,
            severity=self._severity(rule),
            path=self.path.name,
            line=fault.node.line,
            element_path=fault.node.path(),
            value=fault.value[:VALUE_LENGTH],
            message=fault.message,
            remedy=rule.remedy,
            provider=provider,
            training=training,
        )

    def _severity(self, rule: Rule) -> Severity:
        """The dialect EDOF leaves out what Lhéo 2.3 requires: for it, structure only warns."""
        softened = self.lenient and rule.slug.startswith("structure.") and rule.severity == "error"
        return "warning" if softened else rule.severity


def _place(fault: Fault) -> tuple[int, str]:
    return fault.node.line, fault.rule.number


def _provider(root: Node) -> str:
    """The name of the body responsible for a record, its SIRET when it has none."""
    body = root.child("organisme-formation-responsable") or root
    siret = body.value("SIRET-organisme-formation", "SIRET") or body.value("SIRET")
    return body.value("nom-organisme") or siret
