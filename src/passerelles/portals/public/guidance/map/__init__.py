"""The career map: sectors, occupations, certifications, and what is near."""
