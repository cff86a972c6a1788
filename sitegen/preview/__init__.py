"""The preview: a local server, the watcher behind it, and what is added to a page before it is sent."""
