"""Definitions, quantities with their bounds, secrecy: calculations on published figures."""
