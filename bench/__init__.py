"""Measurements of the portal: `python -m bench` (or `make bench`). Figures are ratios to be compared in one run, not absolutes."""
