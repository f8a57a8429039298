"""A fork server that has parsed one Dag file of one bundle version; its children find the Dags in memory."""

from __future__ import annotations

import gc
import os
import threading
from functools import partial
from pathlib import Path
from typing import NoReturn

from airflow.dag_processing import dagbag
from airflow.sdk.execution_time import task_runner

from leeward_runtime.channels import ControlChannel, connect
from leeward_runtime.fork_server import ForkServer
from leeward_runtime.prepared import prepare_children
from leeward_runtime.task_child import run_child
from leeward_runtime.watched_files import WatchedFiles


class _NeedsSupervisor(BaseException):
    """Not an Exception, so that a Dag file's own `except Exception` cannot hide it."""


class _NoSupervisor:
    """Stands for the supervisor while no attempt runs: a Dag file that asks for one cannot be shared by attempts."""

    asked = False

    def send(self, *_: object) -> NoReturn:
        self.asked = True
        raise _NeedsSupervisor

    asend = send


def _parse(file: str, bundle_path: str, bundle_name: str) -> dagbag.DagBag | str:
    """The parsed file, or why it cannot serve."""
    task_runner.SUPERVISOR_COMMS = no_supervisor = _NoSupervisor()
    try:
        bag = dagbag.BundleDagBag(
            dag_folder=file,
            safe_mode=False,
            load_op_links=False,
            bundle_path=Path(bundle_path),
            bundle_name=bundle_name,
        )
    except _NeedsSupervisor:
        pass
    finally:
        del task_runner.SUPERVISOR_COMMS
    if no_supervisor.asked:
        return "it reads variables, connections or XComs while it is parsed"
    if bag.import_errors:
        return "it has an import error"
    if threading.active_count() > 1:
        return "it starts a thread while it is parsed"
    return bag


def serve_file(request: dict, socket_path: str, parent_pid: int) -> NoReturn:
    """
    Parse, report `{"ready": true, "watched": stamps}` or `{"unfit": reason, "watched": stamps}`, serve.

    :param request: {"id", "file", "bundlePath", "bundleName", "watch"}
    """
    control = ControlChannel(connect(socket_path, request["id"], "control"))
    watched = WatchedFiles(request["bundlePath"]) if request["watch"] else None
    bag = _parse(request["file"], request["bundlePath"], request["bundleName"])
    stamps = watched.stamps() if watched else {}
    if isinstance(bag, str):
        control.send({"unfit": bag, "watched": stamps})
        os._exit(0)
    dagbag.BundleDagBag = lambda *_args, **_kwargs: bag

    def run(child: dict) -> None:
        server.fork(child["id"], partial(run_child, child, socket_path))

    server = ForkServer(control, parent_pid, {"run": run})
    prepare_children()
    gc.collect()
    gc.freeze()
    control.send({"ready": True, "watched": stamps})
    server.serve()
