"""Search: the port that the services call, and the engines behind it."""
