"""From missing skills to dated pathways that really differ, none of which another dominates."""
