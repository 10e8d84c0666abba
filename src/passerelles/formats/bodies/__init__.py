"""Files that describe bodies: schools, CFA, training bodies, agencies, missions locales."""
