"""Web addresses that records give: asked now and then whether they are still there, and shown where they are not."""
