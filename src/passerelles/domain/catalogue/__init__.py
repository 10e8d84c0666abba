"""The training offer: what may be asked of it, travel, duplicates, quality, compulsory fields."""
