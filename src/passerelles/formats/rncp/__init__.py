"""Files of certifications: France compétences (RNCP, RS), apprenticeship kit, Certif Info."""
