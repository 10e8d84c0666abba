"""Choosing figures and looking at them: one address a choice."""
