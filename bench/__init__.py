"""The benchmark: sitegen beside other static site generators, over one corpus and one set of pages."""
