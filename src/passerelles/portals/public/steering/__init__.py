"""The regional plan, for everybody."""
