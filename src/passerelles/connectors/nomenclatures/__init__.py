"""Nomenclatures other than the ROME: Formacode, NSF, kinds of diplomas and their levels."""
