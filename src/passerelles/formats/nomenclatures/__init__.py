"""Files of nomenclatures: Formacode, NSF, diplomas and their levels."""
