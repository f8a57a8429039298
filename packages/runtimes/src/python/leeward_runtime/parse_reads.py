"""What a parse looked at besides the code that the Node side finds by itself: when that changes, the file is to be parsed again."""

from __future__ import annotations

import os
import sys
import sysconfig
from functools import wraps

from airflow.dag_processing import processor

_reading_events = {"open", "os.listdir", "os.scandir"}
_writing_flags = os.O_WRONLY | os.O_RDWR
# What belongs to the environment or to the system does not change under a Dag file.
_settled_folders = tuple(
    os.path.join(os.path.abspath(folder), "")
    for folder in {sys.prefix, sys.base_prefix, *sysconfig.get_paths().values(), "/usr", "/lib", "/proc", "/sys", "/dev"}
)


class _ResultWithReads(processor.DagFileParsingResult):
    """Airflow's result, and beside it the absolute paths that were read and whether a connection was opened."""

    files_read: list[str] = []
    connects: bool = False


class _ParseReads:
    """
    Watches from its making until `read`: files and folders that author code reads, and modules of the bundle that it imports. An audit hook
    cannot be taken out again, so it is made once a process.
    """

    def __init__(self, bundle_path: str):
        self._bundle = os.path.join(os.path.abspath(bundle_path), "")
        self._read: set[str] = set()
        self._written: set[str] = set()
        self._is_over = False
        self.connects = False
        sys.addaudithook(self._audit)

    def _audit(self, event: str, args: tuple) -> None:
        if self._is_over:
            return
        if event == "socket.connect":
            self.connects = True
        elif event in _reading_events and isinstance(args[0], (str, os.PathLike)):
            # Python lists folders to find modules, and reads those: they are known by their names.
            if sys._getframe(1).f_code.co_filename.startswith("<frozen importlib"):
                return
            is_writing = event == "open" and (args[2] or 0) & _writing_flags
            (self._written if is_writing else self._read).add(os.path.abspath(args[0]))

    def read(self) -> list[str]:
        self._is_over = True
        files = (getattr(module, "__file__", None) for module in list(sys.modules.values()))
        modules = {file for file in files if file and file.startswith(self._bundle)}
        paths = modules | {path for path in self._read - self._written if not path.startswith(_settled_folders)}
        return sorted(path for path in paths if "__pycache__" not in path)


def tell_what_is_read() -> None:
    """Have the result of a parse say what it looked at."""
    parse = processor._parse_file

    @wraps(parse)
    def parse_and_tell(msg, log):
        reads = _ParseReads(os.fspath(msg.bundle_path))
        result = parse(msg, log)
        if result is None:
            return None
        return _ResultWithReads.model_construct(**dict(result), files_read=reads.read(), connects=reads.connects)

    processor._parse_file = parse_and_tell
