"""What derives things from the sources of the labs, and runs them."""
