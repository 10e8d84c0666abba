"""The fictitious person that a fictitious adviser follows, so that the desk can be tried."""

from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from passerelles.apps.accounts.models import Role, User
from passerelles.apps.guidance.actions.advised import follow, note
from passerelles.apps.guidance.models import AdvisedPerson
from passerelles.apps.journal.actions import Act


@transaction.atomic
def follow_fictitious_person(*, act: Act) -> AdvisedPerson | None:
    """Give the first demonstration adviser somebody to follow; None when there is nobody to give
    her to, or when she follows somebody already.
    """
    advisers = User.objects.filter(demonstration=True, is_active=True, role=Role.ADVISER)
    adviser = advisers.order_by("id").first()
    if adviser is None or AdvisedPerson.objects.filter(adviser=adviser).exists():
        return None
    told = _content()
    person = follow(adviser, told["label"], told["state"], now=act.at)
    note(person, " ".join(told["notes"].split()), now=act.at)
    return person


def _content() -> dict[str, Any]:
    path = Path(str(files("passerelles.content"))) / "guidance" / "fictitious_person.yaml"
    content: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return content
