"""The services of the partners that experts write: ``content/services``."""
