"""What logs may say: never the link of a journey, which opens what a person told."""

import logging
import re

# All that stands in its place: a link that an e-mail has cut still holds nearly all its secret.
_LINK = re.compile(r"(/mon-parcours/)[^/\n\"]+")


class WithoutLinks(logging.Filter):
    """Masks the token of a journey in every line; the line itself stays."""

    def filter(self, record: logging.LogRecord) -> bool:
        told = record.getMessage()
        masked = _LINK.sub(r"\1…", told)
        if masked != told:
            record.msg, record.args = masked, ()
        return True
