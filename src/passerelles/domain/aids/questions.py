"""The question that each field of a situation answers, in the words of a person."""

from collections.abc import Mapping

# From the cheapest to answer to the dearest: the first one that matters is asked first.
QUESTIONS: Mapping[str, str] = {
    "project.kind": "Cherchez-vous une formation, un emploi, ou voulez-vous créer une entreprise ?",
    "person.age": "Quel âge aurez-vous le jour de l’entrée ?",
    "person.commune": "Dans quelle commune habitez-vous ?",
    "person.jobseeker": "Êtes-vous inscrit à France Travail comme demandeur d’emploi ?",
    "person.on_are": "Touchez-vous l’allocation chômage (ARE) ?",
    "person.in_employment": "Avez-vous un emploi en ce moment ?",
    "person.student": "Êtes-vous étudiant ?",
    "person.in_training": "Suivez-vous déjà une formation ?",
    "person.couple": "Vivez-vous en couple ?",
    "person.lone_parent": "Élevez-vous seul un enfant ?",
    "person.children_ages": "Quel âge ont vos enfants à charge ?",
    "person.pregnant": "Êtes-vous enceinte ?",
    "person.disabled_worker": "Voulez-vous dire une reconnaissance de travailleur handicapé ?",
    "project.entry": "Quel jour commence la formation ou l’activité ?",
    "project.end": "Quel jour finit la formation ?",
    "project.funder": "Qui paie la formation : la Région, France Travail, vous-même… ?",
    "project.programme": "Dans quel dispositif est la formation (PRF, CPF, E2C…) ?",
    "project.sector": "Dans quel secteur est ce métier ?",
    "project.contract.type": "Quel contrat vous propose-t-on : CDI, CDD ou intérim ?",
    "project.contract.start": "Quel jour commence le contrat ?",
    "project.contract.end": "Quel jour finit le contrat ?",
    "project.weekly_hours": "Combien d’heures par semaine dure la formation ou l’emploi ?",
    "project.monthly_hours": "Combien d’heures par mois dure la formation ou l’emploi ?",
    "person.birth_date": "Quelle est votre date de naissance ?",
    "project.green_label": "La formation ou le projet porte-t-il un label vert de la Région ?",
    "person.are_end": "Jusqu’à quel jour avez-vous droit à l’allocation chômage ?",
    "person.are_amount": "Combien touchez-vous d’allocation chômage par mois ?",
    "person.months_worked_12": "Combien de mois avez-vous travaillé dans les 12 derniers mois ?",
    "person.months_worked_24": "Combien de mois avez-vous travaillé dans les 24 derniers mois ?",
    "person.former_wage": "Quel était votre salaire brut par mois ?",
}
