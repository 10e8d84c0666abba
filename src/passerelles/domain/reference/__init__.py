"""Levels, successions and other pure knowledge on the shared reference."""
