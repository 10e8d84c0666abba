"""The measures of the plan on the offer that is loaded: as columns, by territory, row by row."""
