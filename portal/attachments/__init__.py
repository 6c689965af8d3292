"""Files that people attach: inspected, read and pictured in a child process with limits; kept in a folder or an object store."""
