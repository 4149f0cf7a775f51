"""From a folder of documents to an index of passages."""
