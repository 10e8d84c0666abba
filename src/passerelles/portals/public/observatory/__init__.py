"""The observatory: figures on needs, tensions, apprenticeship and outcomes, for the public."""
