"""The first fork server of a Python environment: Airflow is imported, no author code is."""

from __future__ import annotations

import gc
import importlib
import os
from contextlib import nullcontext, suppress
from functools import partial
from typing import NoReturn

from leeward_runtime.channels import ControlChannel, connect
from leeward_runtime.fork_server import ForkServer
from leeward_runtime.postponed import postponed_imports

# What every task needs: Airflow's SDK, and the codec that it learns its host's name with.
_needed_by_all = ("encodings.idna", "airflow.sdk")
# What most Dag files import, and what a parse needs: loaded once here, shared by every child.
_shared = (
    "airflow.dag_processing.processor",
    "airflow.providers.standard.operators.bash",
    "airflow.providers.standard.operators.empty",
    "airflow.providers.standard.operators.python",
)


def _import(modules: tuple[str, ...]) -> None:
    for module in modules:
        with suppress(ImportError):
            importlib.import_module(module)


def main(socket_path: str, server_id: str, parent_pid: int, one_task: bool) -> NoReturn:
    """
    Import, report `{"ready": true}`, serve.

    :param one_task: one task will run and nothing else: what it does not need is not imported for it.
    """
    # Author code runs in every child: Airflow must never take one for a part of its control plane.
    os.environ["_AIRFLOW_PROCESS_CONTEXT"] = "client"
    # What is imported stays: looking through it again and again for garbage costs a twentieth of the time.
    gc.disable()
    with postponed_imports() if one_task else nullcontext():
        _import(_needed_by_all)
        from leeward_runtime.file_server import serve_file
        from leeward_runtime.prepared import prepare_children
        from leeward_runtime.task_child import run_child
    if not one_task:
        _import(_shared)

    control = ControlChannel(connect(socket_path, server_id, "control"))

    def run(request: dict) -> None:
        server.fork(request["id"], partial(run_child, request, socket_path))

    def warm(request: dict) -> None:
        server.fork(request["id"], partial(serve_file, request, socket_path, os.getpid()))

    server = ForkServer(control, parent_pid, {"run": run, "warm": warm})
    prepare_children()
    if not one_task:
        gc.collect()
    gc.freeze()
    gc.enable()
    control.send({"ready": True})
    server.serve()
