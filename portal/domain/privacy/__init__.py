"""What looks like personal data in a text."""
