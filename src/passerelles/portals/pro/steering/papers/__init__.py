"""Sheets to print: an action on a page, the plan seen from a territory."""
