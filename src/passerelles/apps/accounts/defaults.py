"""The rights that content gives to an institution that joins, read once a process."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from passerelles.formats.accounts.default_grants import GrantRule, read_grants


@cache
def default_grants() -> tuple[GrantRule, ...]:
    """The rules of ``content/accounts/grants.yaml``. Raises BrokenGrants."""
    return read_grants(Path(str(files("passerelles.content"))) / "accounts" / "grants.yaml")
