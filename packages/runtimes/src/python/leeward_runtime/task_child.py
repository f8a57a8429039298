"""What a forked child does: one task attempt, one parse, or triggers, exactly as Airflow's own supervisor starts it."""

from __future__ import annotations

import os
import select
import signal
import sys
import threading
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import NoReturn

from airflow.dag_processing.bundles.base import BaseDagBundle
from airflow.dag_processing.importers import python_importer
from airflow.sdk.execution_time import supervisor, task_runner

from leeward_runtime.channels import connect
from leeward_runtime.impersonation import become_other_users
from leeward_runtime.other_interpreters import serve_other_interpreters
from leeward_runtime.prepared import use_log_channel


class FetchedBundle(BaseDagBundle):
    """The bundle version that the caller has fetched already."""

    supports_versioning = True

    def __init__(self, *, path: str, **kwargs):
        super().__init__(**kwargs)
        self._path = Path(path)

    @property
    def path(self) -> Path:
        return self._path

    def get_current_version(self) -> str | None:
        return self.version

    def refresh(self) -> None:
        """A fetched version never changes."""


class _FetchedBundles:
    """Stands in for DagBundlesManager: a worker knows one bundle, at the path where the caller fetched it."""

    def __init__(self, path: str):
        self._path = path

    def get_bundle(self, name: str, version: str | None = None) -> FetchedBundle:
        return FetchedBundle(name=name, version=version, path=self._path)


def _signal_but_for_faults(sig: int, handler):
    """
    Airflow's importer answers SIGSEGV with a Python function. A real fault then comes back for ever: Python runs the function only
    between its own instructions, and the process never ends.
    """
    return None if sig == signal.SIGSEGV else signal.signal(sig, handler)


python_importer.signal = SimpleNamespace(**{**vars(signal), "signal": _signal_but_for_faults})


def _seconds_after_on_kill() -> float:
    """What is configured, or as long as Airflow's own supervisor waits (supervisor.py: WatchedSubprocess.kill)."""
    return float(os.environ.get("AIRFLOW__CORE__KILLED_TASK_CLEANUP_TIME") or 5)


def _end_after_on_kill() -> None:
    """
    Airflow's handler of SIGTERM calls on_kill and goes back to the task, most of which go on as if nothing had been: nobody waits for them
    longer than this.
    """
    on_kill = signal.getsignal(signal.SIGTERM)
    task_pid = os.getpid()

    def on_term(signum, frame):
        try:
            on_kill(signum, frame)
        finally:
            # What the task forked has the handler too.
            if os.getpid() == task_pid:
                timer = threading.Timer(_seconds_after_on_kill(), os.kill, (task_pid, signal.SIGKILL))
                timer.daemon = True
                timer.start()

    signal.signal(signal.SIGTERM, on_term)


_prepare = task_runner._prepare


def _prepare_to_end(ti, log, context):
    """The first thing that Airflow calls when it has set its handler."""
    _end_after_on_kill()
    return _prepare(ti, log, context)


task_runner._prepare = _prepare_to_end


def _run_task_when_asked() -> None:
    """A child may be forked long before its task: nothing is to be logged before the first message is there, on fd 0."""
    select.select([0], (), ())
    supervisor._subprocess_main()


def _entry_point(request: dict):
    match request["kind"]:
        case "task":
            return _run_task_when_asked
        case "parse":
            # A process that runs one task does without these; the others have imported them.
            from airflow.dag_processing import processor

            from leeward_runtime.parse_reads import tell_what_is_read
            from leeward_runtime.strategy_weights import add_strategy_weights

            add_strategy_weights()
            tell_what_is_read()
            return processor._parse_file_entrypoint
        case "callback":
            from leeward_runtime.callback_child import run_callback

            return partial(run_callback, request)
        case "timetable":
            from leeward_runtime.timetable_child import run_timetable

            return partial(run_timetable, request)
        case "triggers":
            # It imports Airflow's models, which no other child needs, and must do so before these are closed to it.
            from leeward_runtime.trigger_child import run_triggers

            return partial(run_triggers, request)


def run_child(request: dict, socket_path: str) -> NoReturn:
    """
    Connect the four channels and hand over to Airflow, which never returns.

    :param request: {"id", "kind": "task" | "parse", "bundlePath", "env"}, {"id", "kind": "callback", "bundlePath", "relativePath",
        "path", "kwargs", "isAsync", "env"}, one of "kind": "timetable" (timetable_child.py), or {"id", "kind": "triggers", "importFolders", "blockedSeconds", "env"}
    """
    os.environ.update(request["env"])
    if request["kind"] != "triggers":
        task_runner.DagBundlesManager = lambda: _FetchedBundles(request["bundlePath"])
    if "numpy" in sys.modules:
        # Python reseeds its own generator after a fork; numpy would give every child the same numbers.
        sys.modules["numpy"].random.seed()
    comms, logs, stdout, stderr = (
        connect(socket_path, request["id"], channel) for channel in ("comms", "logs", "stdout", "stderr")
    )
    log_fd = logs.detach()
    use_log_channel(configured_as_server=not request["env"])
    if request["kind"] == "task":
        become_other_users()
        serve_other_interpreters(comms, log_fd)
    supervisor._fork_main(comms, stdout, stderr, log_fd, _entry_point(request))
