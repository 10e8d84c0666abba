"""Apprenticeship: from lines to figures, with their secrecy; no line about a person is kept."""
