"""Questions and announcements."""
