"""Documents of the steering of the plan: reviews, action sheets, commissions."""
