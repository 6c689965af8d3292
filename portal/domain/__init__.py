"""The rules of the portal: no input or output, imports nothing else of the project."""
