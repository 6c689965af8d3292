"""From draft to published: saving texts, the moves of the workflow, the desk, flags, history, expunging."""
