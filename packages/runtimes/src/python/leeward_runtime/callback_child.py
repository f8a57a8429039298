"""Runs the callback of a missed deadline, named by its import path: a sync one as Airflow's executor does, an async one as its triggerer."""

from __future__ import annotations

import asyncio
import sys

import structlog
from airflow.sdk._shared.module_loading import accepts_context, import_string
from airflow.sdk.execution_time import callback_supervisor, task_runner
from airflow.sdk.execution_time.comms import CommsDecoder, ToTask


def run_callback(request: dict) -> None:
    """
    What the callback raises stands in the log, and ends the process with 1 and its text on the error output.

    :param request: {"bundlePath", "relativePath", "path", "kwargs", "isAsync"}
    """
    log = structlog.get_logger("callback_runner")
    task_runner.SUPERVISOR_COMMS = comms = CommsDecoder[ToTask, callback_supervisor.CallbackToSupervisor](log=log)
    # The other side begins every conversation; what to do came with the fork.
    comms._read_frame()
    if request["bundlePath"] not in sys.path:
        sys.path.append(request["bundlePath"])
    if request["isAsync"]:
        problem = _run_async(request["path"], request["kwargs"], log)
    else:
        _, problem = callback_supervisor.execute_callback(
            callback_path=request["path"],
            callback_kwargs=request["kwargs"],
            dag_rel_path=request["relativePath"],
            bundle_path=request["bundlePath"],
            log=log,
        )
    if problem is not None:
        sys.exit(problem)


def _run_async(path: str, kwargs: dict, log) -> str | None:
    """As airflow/triggers/callback.py (CallbackTrigger.run)."""
    try:
        callback = import_string(path)
        context = kwargs.pop("context")
        asyncio.run(callback(**kwargs, context=context) if accepts_context(callback) else callback(**kwargs))
    except Exception as error:
        log.exception("Callback execution failed", callback_path=path)
        return f"Callback execution failed: {type(error).__name__}: {error}"
    log.info("Callback executed successfully", callback_path=path)
    return None
