"""« Mon parcours »: from what a person says to occupations, pathways and a sheet, no account."""
