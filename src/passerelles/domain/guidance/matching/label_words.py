"""What each word of a label of skill counts for."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from passerelles.domain.guidance.matching.clauses import Clause
from passerelles.domain.guidance.matching.roots import root

# Verbs that any skill may begin with.
_EMPTY = """
accomplir activite appliquer assurer connaitre contribuer developper divers effectuer elaborer
etablir executer exercer faire gerer maitriser mener mettre oeuvre operer organiser participer
pratiquer prendre proceder realiser savoir type utiliser
"""
# Things that too many trades have to tell one from another.
_COMMON = """
action adapter besoin cadre chantier client demarche document dossier element ensemble entreprise
equipement exploitation installation installer intervention machine materiel mesure nettoyer outil
ouvrage personne personnel piece poser poste preparer produit professionnel projet qualite securite
service site situation structure systeme technique travail travaux usager
"""
_DULL = {root(word): 0.2 for word in _EMPTY.split()}
_DULL.update({root(word): 0.7 for word in _COMMON.split()})
_VERB = 0.8  # the first word of a label: many verbs are said of one thing


@dataclass(frozen=True, slots=True, eq=False)
class LabelWords:
    """``words``: families of words met in labels, sorted. ``rarity``: what each tells.

    ``weights``: csr labels × words; ``mass``: the sum of each label.
    """

    words: tuple[str, ...]
    rarity: NDArray[np.float64]
    weights: Any
    mass: NDArray[np.float64]


def read_labels(labels: Sequence[Clause]) -> LabelWords:
    """A word counts by its rarity among the labels, less when it is dull or the verb."""
    rooted = [[root(word) for word in label] for label in labels]
    counts = Counter(name for label in rooted for name in set(label))
    names = tuple(sorted(counts))
    told = [np.log1p(len(labels) / counts[name]) * _DULL.get(name, 1.0) for name in names]
    weights = _weights(rooted, dict(zip(names, told, strict=True)))
    return LabelWords(names, np.asarray(told), weights, np.asarray(weights.sum(axis=1)).ravel())


def _weights(rooted: Sequence[Sequence[str]], told: dict[str, float]) -> Any:
    from scipy.sparse import csr_matrix

    number = {name: at for at, name in enumerate(told)}
    cells = [
        (row, number[name], told[name] * (_VERB if name == label[0] and len(label) > 1 else 1.0))
        for row, label in enumerate(rooted)
        for name in dict.fromkeys(label)
    ]
    rows, columns, values = zip(*cells, strict=True) if cells else ((), (), ())
    return csr_matrix((values, (rows, columns)), shape=(len(rooted), len(told)))
