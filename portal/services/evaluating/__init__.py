"""How good a search is: judged questions are asked, and what comes back is measured."""
