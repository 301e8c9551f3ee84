"""Kinds of events on the wire, each by the id that it never changes: ``"event-preliminary-findings"``."""

from __future__ import annotations

from ...act.proceedings.events import KINDS
from .scalars import Choice

EVENT_KIND = Choice({kind.id: kind for kind in KINDS})
