"""Steering a plan: progress read in four ways, trajectories, reviews, alerts."""
