"""What runs in the child process that reads foreign files. Each library is imported only for the files that need it."""
