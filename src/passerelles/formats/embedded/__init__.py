"""The reference tables shipped inside the package, read into plain records."""
