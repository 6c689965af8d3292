"""What runs in the child process that reads foreign files: the readers of each format, and what they refuse. Each library is
loaded only for the files that need it.
"""
