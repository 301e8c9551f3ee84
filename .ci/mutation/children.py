"""Processes that try mutants beside each other, and how each of them ends."""

from __future__ import annotations

import os
import resource
import signal
import time
from collections.abc import Callable

SURVIVED, KILLED, UNCHANGED = 0, 1, 3
"""How a mutant ends; the last is one whose functions are nowhere to be changed, or that got stuck."""
SLACK, TIMES, STUCK = 4, 4, 4
"""So many seconds more than so many times what a test takes is when a mutant counts as one that never ends."""

Ended = Callable[[int, int], None]
"""Told how a child has ended, and which number it wrote; -1 if none."""


class Children:
    """Processes that run beside each other, and what comes of each."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self.running: dict[int, tuple[int, Ended]] = {}

    def start(self, work: Callable[[int], int], ended: Ended) -> None:
        """Fork, as soon as there is room: the child works and exits, and how it ended is told, with what it wrote."""
        while len(self.running) >= self.jobs:
            self.wait()
        reading, writing = os.pipe()
        if pid := os.fork():
            os.close(writing)
            self.running[pid] = reading, ended
            return
        code = KILLED  # whatever it raises is noticed
        try:
            nothing = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nothing, 1)
            os.dup2(nothing, 2)
            code = work(writing)
        finally:
            os._exit(code)

    def wait(self) -> None:
        """Until a child has ended."""
        pid, status = os.wait()
        reading, ended = self.running.pop(pid)
        wrote = os.read(reading, 8)
        os.close(reading)
        code = os.waitstatus_to_exitcode(status)
        if code == -signal.SIGALRM:
            code = UNCHANGED
        ended(code if code in (SURVIVED, UNCHANGED) else KILLED, int.from_bytes(wrote, "big") if wrote else -1)

    def finish(self) -> None:
        """Until all have ended."""
        while self.running:
            self.wait()


def limited(seconds: float) -> None:
    """Give this process so much more of a processor; what waits much longer is stuck, and no mutant is to blame."""
    more = SLACK + round(TIMES * seconds)
    soft = round(time.process_time()) + more
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))
    signal.alarm(STUCK * more)
