"""Pictures of the documents, made from a request that is really played."""
