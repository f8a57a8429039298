"""Which files of a bundle a parse depended on, so that the Node side sees when the parsed state is out of date."""

from __future__ import annotations

import os
import sys
import time

_reading_events = {"open", "os.listdir", "os.scandir"}


class WatchedFiles:
    """
    Watches from its making until `stamps()`: modules imported from the bundle, and files and folders that author code read.

    An audit hook cannot be taken out again, so it is made at most once a process, and only for bundles without versions.
    """

    def __init__(self, bundle_path: str):
        self._prefix = os.path.join(os.path.abspath(bundle_path), "")
        self._read: set[str] | None = set()
        self._since_ns = time.time_ns()
        sys.addaudithook(self._audit)

    def _audit(self, event: str, args: tuple) -> None:
        if self._read is not None and event in _reading_events and isinstance(args[0], (str, os.PathLike)):
            self._read.add(os.path.abspath(args[0]))

    def stamps(self) -> dict[str, list[str]]:
        """[mtime in ns, size] as strings by absolute path. Something changed since the watch began is stamped as never valid."""
        read, self._read = self._read, None
        paths = read | {file for module in list(sys.modules.values()) if (file := getattr(module, "__file__", None))}
        return {
            path: self._stamp(path)
            for path in paths
            if path.startswith(self._prefix) and "__pycache__" not in path
        }

    def _stamp(self, path: str) -> list[str]:
        try:
            stat = os.stat(path)
        except OSError:
            return ["gone", "gone"]
        if stat.st_mtime_ns >= self._since_ns:
            return ["changed while it was read", ""]
        return [str(stat.st_mtime_ns), str(stat.st_size)]
