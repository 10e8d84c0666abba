"""The steps that a person may take: what the offer says of each session, read for her."""
