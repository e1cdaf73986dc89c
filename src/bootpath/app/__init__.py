"""What bootpath does: each command's work, composed from the rooms below. Nothing here prints."""
