"""A catalogue of open data that other portals harvest (DCAT)."""
