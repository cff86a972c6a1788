"""The digest as files: JSON and CSV of documents, facets and annotations, sorted and stable so that releases diff well."""
