"""Jobs by sector: from communes to the territories in which people look at them."""
