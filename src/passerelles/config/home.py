"""The data folder: cluster, raw files, index, secret key."""

import os
import secrets
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[3]


def data_folder() -> Path:
    """``PASSERELLES_HOME``, else ``var/`` in the checkout, else ``~/.local/share/passerelles``."""
    named = os.environ.get("PASSERELLES_HOME")
    if named:
        return Path(named).expanduser().resolve()
    if (CHECKOUT / "pyproject.toml").is_file():
        return CHECKOUT / "var"
    return Path.home() / ".local" / "share" / "passerelles"


def secret_key(home: Path) -> str:
    """The secret key of this data folder, made once and readable by its owner only."""
    path = home / "secret-key"
    try:
        return path.read_text(encoding="ascii")
    except FileNotFoundError:
        return _make_secret_key(path)


def _make_secret_key(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(secrets.token_urlsafe(50), encoding="ascii")
    try:
        # A link fails when two processes race here: the first one wins, both read the same key.
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return path.read_text(encoding="ascii")
