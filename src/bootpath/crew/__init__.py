"""As many processes as asked for, which share the work and end together."""
