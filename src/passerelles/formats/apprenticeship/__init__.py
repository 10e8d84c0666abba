"""Apprenticeship files of docs/sources: the stock at 31 December (SIFA style) and contracts."""
