"""Jobs by sector, as the Urssaf publishes them."""
