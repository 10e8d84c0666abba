"""Reports: a document as values, and as a tagged PDF."""
