"""The digest as files: JSON and CSV of documents, facets and annotations, sorted so that releases diff well."""
