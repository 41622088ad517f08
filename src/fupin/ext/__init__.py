"""Doors for other people's libraries; nothing here is imported unless they ask."""
