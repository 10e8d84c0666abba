"""Labels found by the words that people type: gender forms, typing errors, prefixes, synonyms."""
