"""Aids: what exists, and « Mes aides », a form that keeps nothing."""
