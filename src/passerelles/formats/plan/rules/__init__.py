"""What the parts of a plan owe one another; each rule tells its findings and stops nothing."""
