"""sitegen: annotated Markdown becomes a browsable digest, with every date as certain as it really is."""

__version__ = "0.1.0"
