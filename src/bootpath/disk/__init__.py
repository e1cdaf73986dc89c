"""The room at the edge: the only one, beside the mail archives, that opens files."""
