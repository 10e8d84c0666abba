"""The catalogue of the partners' services."""
