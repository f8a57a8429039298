"""The first fork server of a Python environment: Airflow is imported, no author code is."""

from __future__ import annotations

import gc
import importlib
import os
from contextlib import suppress
from functools import partial
from typing import NoReturn

from leeward_runtime.channels import ControlChannel, connect
from leeward_runtime.fork_server import ForkServer

# What most Dag files import, and what every task needs to learn its host's name: loaded once here, shared by every child.
_preloaded = (
    "encodings.idna",
    "airflow.sdk",
    "airflow.providers.standard.operators.bash",
    "airflow.providers.standard.operators.empty",
    "airflow.providers.standard.operators.python",
)


def main(socket_path: str, server_id: str, parent_pid: int) -> NoReturn:
    # Author code runs in every child: Airflow must never take one for a part of its control plane.
    os.environ["_AIRFLOW_PROCESS_CONTEXT"] = "client"
    for module in _preloaded:
        with suppress(ImportError):
            importlib.import_module(module)
    from leeward_runtime.file_server import serve_file
    from leeward_runtime.prepared import prepare_children
    from leeward_runtime.task_child import run_child

    control = ControlChannel(connect(socket_path, server_id, "control"))

    def run(request: dict) -> None:
        server.fork(request["id"], partial(run_child, request, socket_path))

    def warm(request: dict) -> None:
        server.fork(request["id"], partial(serve_file, request, socket_path, os.getpid()))

    server = ForkServer(control, parent_pid, {"run": run, "warm": warm})
    prepare_children()
    gc.collect()
    gc.freeze()
    control.send({"ready": True})
    server.serve()
