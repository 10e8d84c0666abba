"""Certifications: relations, titles, and the official export of France compétences."""
