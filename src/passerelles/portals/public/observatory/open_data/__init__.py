"""Open data: the catalogue that other portals harvest, and the files."""
