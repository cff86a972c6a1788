"""Edge: two trees that change places, and what lies between a build and that: journal, locks, things of others."""
