"""Frozen page views: all that a template may see, one shape per kind of page."""
