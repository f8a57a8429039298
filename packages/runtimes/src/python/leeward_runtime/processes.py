"""Process care on Linux: die with the parent, adopt orphans, and end everything below a process."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from contextlib import suppress

_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36


def _prctl(option: int, value: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


def die_with_parent(parent_pid: int, sig: signal.Signals) -> None:
    """Have the kernel send `sig` to this process when its parent ends, also when the parent has ended already."""
    _prctl(_PR_SET_PDEATHSIG, sig)
    if os.getppid() != parent_pid:
        os.kill(os.getpid(), sig)


def adopt_orphans() -> None:
    """Become the parent of every orphan below this process, so that a daemonised grandchild stays findable."""
    _prctl(_PR_SET_CHILD_SUBREAPER, 1)


def _parents() -> dict[int, list[int]]:
    """Every live process by its parent."""
    children: dict[int, list[int]] = {}
    for entry in os.listdir("/proc"):
        if not entry.isdigit():
            continue
        with suppress(OSError), open(f"/proc/{entry}/stat", "rb") as stat:
            # The command name may hold spaces and brackets: the fields begin after its last bracket.
            state, parent = stat.read().rpartition(b")")[2].split()[:2]
            if state != b"Z":
                children.setdefault(int(parent), []).append(int(entry))
    return children


def _children(pid: int) -> list[int]:
    with suppress(OSError), open(f"/proc/{pid}/task/{pid}/children") as children:
        return [int(child) for child in children.read().split()]
    return _parents().get(pid, []) if sys.platform == "linux" else []


def kill_descendants(pid: int, spare: set[int] = frozenset()) -> None:
    """SIGKILL everything below `pid`, but not the trees of the direct children in `spare`."""
    if not set(_children(pid)) - spare:
        return
    parents = _parents()
    pending = [child for child in parents.get(pid, []) if child not in spare]
    while pending:
        child = pending.pop()
        pending += parents.get(child, [])
        with suppress(OSError):
            os.kill(child, signal.SIGKILL)
