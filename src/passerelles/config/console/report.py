"""`passerelles report …`: documents written to a folder."""

import click

from passerelles.config.console.action_report import action
from passerelles.config.console.apprenticeship_report import apprenticeship
from passerelles.config.console.commission_report import commission
from passerelles.config.console.diagnosis_report import diagnosis
from passerelles.config.console.french import FrenchGroup
from passerelles.config.console.path_report import path
from passerelles.config.console.review_report import review
from passerelles.config.console.territory_report import territory


@click.group(cls=FrenchGroup, help="Écrit des documents : bilans, cahiers, diagnostics.")
def report() -> None:
    """Hold the commands that write documents."""


report.add_command(action)
report.add_command(apprenticeship)
report.add_command(diagnosis)
report.add_command(review)
report.add_command(territory)
report.add_command(commission)
report.add_command(path)
