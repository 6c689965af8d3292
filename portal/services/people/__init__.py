"""People: accounts, signing in, sessions, second factors, organisations."""
