"""
What every child would do alike before its work, done once in the server that it is forked from: half of what a light task cost was
this work and the pages of memory that it touches.
"""

from __future__ import annotations

import importlib
import os
from contextlib import suppress

from airflow.sdk import log as airflow_log
from airflow.sdk.execution_time import comms, supervisor, task_runner
from pydantic import TypeAdapter

# What Airflow's task runner imports only while it runs a task.
_imported_late = ("airflow.sdk.definitions.asset.metadata", "encodings.idna", "jinja2.ext", "setproctitle")


class _SharedAdapters:
    """Stands for pydantic's TypeAdapter in Airflow's modules: one a type, since making one takes longer than a light task."""

    def __init__(self) -> None:
        self._adapters: dict[int, tuple[object, TypeAdapter]] = {}

    def __call__(self, shape: object) -> TypeAdapter:
        known = self._adapters.get(id(shape))
        if known is None:
            # The shape is kept beside its adapter, so that its id stays its own.
            known = self._adapters[id(shape)] = (shape, TypeAdapter(shape))
        return known[1]


class _LogChannel:
    """Where configured loggers of this process write: nowhere, until a child connects it."""

    def __init__(self) -> None:
        self._file = open(os.devnull, "wb", buffering=0)  # noqa: SIM115
        airflow_log.reset_logging()
        airflow_log.configure_logging(json_output=True, output=self._file, sending_to_supervisor=True)

    def connect(self, log_fd: int) -> None:
        os.dup2(log_fd, self._file.fileno(), inheritable=False)


_configure_logs = supervisor._configure_logs_over_json_channel
_channel: _LogChannel | None = None


def prepare_children() -> None:
    """Called in a server before it forks, and again after author code ran in it, which may have changed how it logs."""
    global _channel
    for module in _imported_late:
        with suppress(ImportError):
            importlib.import_module(module)
    if not isinstance(comms.TypeAdapter, _SharedAdapters):
        comms.TypeAdapter = task_runner.TypeAdapter = _SharedAdapters()
        comms.TypeAdapter(comms.ToTask)
        task_runner.TypeAdapter(task_runner.JsonValue)
    _channel = _LogChannel()


def use_log_channel(*, configured_as_server: bool) -> None:
    """Called in a child: what Airflow's supervisor would configure is connected only, unless the child has settings of its own."""
    supervisor._configure_logs_over_json_channel = _channel.connect if configured_as_server else _configure_logs
