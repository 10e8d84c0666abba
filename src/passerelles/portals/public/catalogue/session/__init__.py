"""The sheet of a session, for people and for machines."""
