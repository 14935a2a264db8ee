"""What commands say, as text for people and as JSON for programs; nothing here prints."""
