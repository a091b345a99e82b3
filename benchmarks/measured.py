"""What a child process costs: seconds of wall clock and CPU, and its peak memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass

KIB = 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """`wall` and `cpu` in seconds, `memory` in MiB: the largest resident set."""

    wall: float
    cpu: float
    memory: float


def run(*arguments: str) -> Cost:
    """Run Python with these arguments, without its output; raises CalledProcessError where it fails."""
    start = time.perf_counter()
    command = [sys.executable, *arguments]
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    scale = KIB if sys.platform != "darwin" else KIB * KIB
    return Cost(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / scale)
