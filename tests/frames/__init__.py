"""Columns on every engine that is installed."""
