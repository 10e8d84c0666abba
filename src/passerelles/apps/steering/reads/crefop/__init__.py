"""The committee at work, as its members read it."""
