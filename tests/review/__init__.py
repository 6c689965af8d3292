"""From draft to published."""
