"""Airflow's own trigger runner, in a child that does not let one trigger hold up the others."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
import time
import traceback
from typing import NoReturn

import msgspec
import structlog
from airflow.jobs import triggerer_job_runner
from airflow.sdk.execution_time.comms import _new_encoder
from airflow.sdk.serde import serialize
from airflow.triggers.base import TriggerEvent
from pydantic_core import to_jsonable_python

_tick_seconds = 0.25
_look_seconds = 0.5
_exit_blocked = 75
_exit_refused = 76


class SteadyTriggerRunner(triggerer_job_runner.TriggerRunner):
    """
    Triggers share one event loop. One that blocks it for too long ends the process, after a log record that names it: the supervisor
    gives the others a new process.

    Payloads of events leave in serde's form, as `next_kwargs` hold them: the other side has no Python to serialize with. Before that
    they become what Airflow's supervisor would receive: its frames have no tuples, sets and enums. Those of watchers leave as plain
    JSON, as the extra of an asset event holds them.

    A watcher's `yield` returns when its event is stored: what it acknowledges to its source after that is lost by no death.
    """

    def __init__(self, blocked_seconds: float | None):
        super().__init__()
        self._blocked_seconds = blocked_seconds
        self._ticks = 0
        self._watchers: set[int] = set()

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

    async def run_trigger(self, trigger_id, trigger, timeout_after=None, context=None):
        # Only a task's trigger has a task instance.
        if trigger.task_instance is None:
            self._watchers.add(trigger_id)
            trigger.run = self._storing(trigger.run)
            if hasattr(trigger, "filter_shared_stream"):
                trigger.filter_shared_stream = self._storing(trigger.filter_shared_stream)
        await super().run_trigger(trigger_id, trigger, timeout_after, context)

    def _storing(self, events):
        async def stored(*args):
            async for event in events(*args):
                yield TriggerEvent(to_jsonable_python(event.payload)) if type(event) is TriggerEvent else event
                await self._store()

        return stored

    async def _store(self) -> None:
        try:
            await self.sync_state_to_supervisor([])
        except Exception:
            # Nobody would tell the events again: the process ends as when the runner itself is refused, and its triggers start anew.
            structlog.get_logger("leeward.triggerer").exception("The events of the triggers were not taken")
            os._exit(_exit_refused)

    def process_trigger_events(self, finished_ids: list[int]):
        changes = super().process_trigger_events(finished_ids)
        events, failures = [], list(changes.failures or [])
        for entry in changes.events or []:
            try:
                # Only a plain event has a payload of its own; those that end a task hold JSON already.
                plain = type(entry.event) is TriggerEvent and entry.trigger_id not in self._watchers
                events.append(entry._replace(event=TriggerEvent(serialize(_as_received(entry.event)))) if plain else entry)
            except Exception as error:
                failures.append((entry.trigger_id, traceback.format_exception(error)))
        self._watchers.difference_update(finished_ids)
        return changes.model_copy(update={"events": events or None, "failures": failures or None})


def _as_received(event: TriggerEvent):
    return msgspec.msgpack.decode(_new_encoder().encode(event.model_dump()["payload"]))


def run_triggers(request: dict) -> None:
    """:param request: {"importFolders": [...], "blockedSeconds": number | None}"""
    sys.path.extend(folder for folder in request["importFolders"] if folder not in sys.path)
    SteadyTriggerRunner(request["blockedSeconds"]).run()
