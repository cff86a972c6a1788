"""Edge: the commands, one a file. Each imports what it needs only when it is called: `--help` has to be quick."""
