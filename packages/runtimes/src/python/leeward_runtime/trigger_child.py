"""Airflow's own trigger runner, in a child that does not let one trigger hold up the others."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
import time
import traceback
from typing import NoReturn

import structlog
from airflow.jobs import triggerer_job_runner
from airflow.sdk.serde import serialize
from airflow.triggers.base import TriggerEvent

_tick_seconds = 0.25
_look_seconds = 0.5
_exit_blocked = 75


class SteadyTriggerRunner(triggerer_job_runner.TriggerRunner):
    """
    Triggers share one event loop. One that blocks it for too long ends the process, after a log record that names it: the supervisor
    gives the others a new process.

    Payloads of events leave in serde's form, as `next_kwargs` hold them: the other side has no Python to serialize with.
    """

    def __init__(self, blocked_seconds: float | None):
        super().__init__()
        self._blocked_seconds = blocked_seconds
        self._ticks = 0

    async def arun(self):
        if self._blocked_seconds is not None:
            loop = asyncio.get_running_loop()
            self._tick(loop)
            threading.Thread(target=self._watch, args=(loop, threading.get_ident()), daemon=True).start()
        await super().arun()

    def _tick(self, loop: asyncio.AbstractEventLoop) -> None:
        self._ticks += 1
        loop.call_later(_tick_seconds, self._tick, loop)

    def _watch(self, loop: asyncio.AbstractEventLoop, loop_thread: int) -> None:
        """Counts looks, not seconds: a machine that stands still stops this thread as well."""
        looks, seen = 0, -1
        while True:
            time.sleep(_look_seconds)
            blocking = self._blocking_trigger(loop) if seen == self._ticks else None
            looks, seen = (0 if blocking is None else looks + 1), self._ticks
            if looks * _look_seconds >= self._blocked_seconds:
                self._end_blocked(blocking, loop_thread)

    def _end_blocked(self, trigger_id: int, loop_thread: int) -> NoReturn:
        stack = traceback.format_stack(sys._current_frames()[loop_thread])
        structlog.get_logger("leeward.triggerer").error(
            "The trigger blocks the event loop: it goes on in a process of its own. Await what takes time, or run it in a thread",
            trigger_id=trigger_id,
            blocking_trigger_id=trigger_id,
            stack="".join(stack[-3:]),
        )
        os._exit(_exit_blocked)

    def _blocking_trigger(self, loop: asyncio.AbstractEventLoop) -> int | None:
        """The trigger whose step the loop is running. What the runner does itself, such as an import, is nobody's."""
        current = asyncio.current_task(loop)
        return next((id for id, details in list(self.triggers.items()) if details["task"] is current), None)

    def process_trigger_events(self, finished_ids: list[int]):
        changes = super().process_trigger_events(finished_ids)
        events, failures = [], list(changes.failures or [])
        for entry in changes.events or []:
            try:
                # Only a plain event has a payload of its own; those that end a task hold JSON already.
                plain = type(entry.event) is TriggerEvent
                events.append(entry._replace(event=TriggerEvent(serialize(entry.event.payload))) if plain else entry)
            except Exception as error:
                failures.append((entry.trigger_id, traceback.format_exception(error)))
        return changes.model_copy(update={"events": events or None, "failures": failures or None})


def run_triggers(request: dict) -> None:
    """:param request: {"importFolders": [...], "blockedSeconds": number | None}"""
    sys.path.extend(folder for folder in request["importFolders"] if folder not in sys.path)
    SteadyTriggerRunner(request["blockedSeconds"]).run()
