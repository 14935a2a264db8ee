"""The hub between the province's record and the inboxes of the parties: contents go in, views come out."""
