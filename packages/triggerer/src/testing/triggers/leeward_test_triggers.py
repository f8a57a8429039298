"""Triggers that do what their names say."""

import asyncio
import os
import time
from datetime import datetime, timezone

from airflow.sdk import Connection, Variable
from airflow.triggers.base import BaseEventTrigger, BaseTrigger, TaskFailedEvent, TaskSkippedEvent, TaskSuccessEvent, TriggerEvent


class _Trigger(BaseTrigger):
    def __init__(self, **kwargs):
        super().__init__()
        self.kwargs = kwargs

    def serialize(self):
        return f"leeward_test_triggers.{type(self).__name__}", self.kwargs


class Echo(_Trigger):
    async def run(self):
        self.log.info("echoing %s", self.kwargs)
        yield TriggerEvent(self.kwargs)


class Moment(_Trigger):
    async def run(self):
        yield TriggerEvent(datetime(2026, 1, 1, tzinfo=timezone.utc))


class Pair(_Trigger):
    async def run(self):
        yield TriggerEvent((1, {2}))


class Wait(_Trigger):
    async def run(self):
        await asyncio.sleep(self.kwargs.get("seconds", 3600))
        yield TriggerEvent("waited")

    async def on_kill(self):
        with open(self.kwargs["killed"], "w") as file:
            file.write("on_kill")


class Block(_Trigger):
    async def run(self):
        time.sleep(self.kwargs["seconds"])
        yield TriggerEvent("blocked")


class Fail(_Trigger):
    async def run(self):
        raise ValueError("this trigger fails")
        yield


class Leave(_Trigger):
    async def run(self):
        os._exit(3)
        yield


class Unstorable(_Trigger):
    async def run(self):
        yield TriggerEvent("a\0b")


class Unserializable(_Trigger):
    async def run(self):
        yield TriggerEvent(object())


class Ask(_Trigger):
    async def run(self):
        variable = await asyncio.to_thread(Variable.get, "colour")
        connection = await asyncio.to_thread(Connection.get, "broker")
        self.log.info("the password is %s", connection.password)
        yield TriggerEvent([variable, connection.host])


class Succeed(_Trigger):
    async def run(self):
        yield TaskSuccessEvent(xcoms={"return_value": 7})


class Skip(_Trigger):
    async def run(self):
        yield TaskSkippedEvent()


class End(_Trigger):
    async def run(self):
        yield TaskFailedEvent()


class _Watcher(BaseEventTrigger):
    def __init__(self, **kwargs):
        super().__init__()
        self.kwargs = kwargs

    def serialize(self):
        return f"leeward_test_triggers.{type(self).__name__}", self.kwargs


class Inbox(_Watcher):
    """An event for each file of the folder, which goes when its event is acknowledged."""

    async def run(self):
        folder = self.kwargs["folder"]
        while True:
            for name in sorted(os.listdir(folder)):
                yield TriggerEvent({"name": name, "pair": (1, 2.0)})
                os.remove(os.path.join(folder, name))
            await asyncio.sleep(0.1)


class Once(_Watcher):
    """Ends with the first event."""

    async def run(self):
        while not os.path.exists(self.kwargs["file"]):
            await asyncio.sleep(0.1)
        os.remove(self.kwargs["file"])
        yield TriggerEvent("seen")


class Stumble(_Watcher):
    """Fails as often as there are letters in the file, then goes on."""

    async def run(self):
        with open(self.kwargs["file"], "r+") as file:
            left = file.read()
            file.seek(0)
            file.truncate()
            file.write(left[1:])
        if left[:1] == "x":
            raise ValueError("this watcher stumbles")
        if left[:1] == "q":
            os._exit(3)
        yield TriggerEvent("stands")
        await asyncio.sleep(3600)


class Count(_Watcher):
    """Counts its starts with its asset."""

    async def run(self):
        before = await self.asset_state_store.aget("starts", 0)
        await self.asset_state_store.aset("starts", before + 1)
        yield TriggerEvent(before)
        if before == 1:
            await self.asset_state_store.adelete("starts")
