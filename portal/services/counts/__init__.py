"""How often records are read and found, and what is searched for in vain. Nothing of it says who."""
