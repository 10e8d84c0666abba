"""The console, `passerelles`."""

from passerelles.config.console.program import main

__all__ = ["main"]
