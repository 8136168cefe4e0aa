"""A summary fits itself: identifiers, bounds, parts and links."""
