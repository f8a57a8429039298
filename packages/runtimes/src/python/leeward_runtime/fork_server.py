"""The loop shared by the base server and the file servers: fork on request, reap, report."""

from __future__ import annotations

import os
import selectors
import signal
import socket
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn

from leeward_runtime.channels import ControlChannel
from leeward_runtime.processes import adopt_orphans, die_with_parent, kill_descendants


class ForkServer:
    """
    Forks a child per request and reports its end as `{"ended": id, "status": n}`, a negative status being a signal.

    Whatever a child started and left behind ends with it. The end of the control channel, SIGTERM and the death of the parent
    all end the server with everything below it.
    """

    def __init__(self, control: ControlChannel, parent_pid: int, commands: dict[str, Callable[[dict], None]]):
        self._control = control
        self._commands = commands
        self._children: dict[int, str] = {}
        self._wake_reader, self._wake_writer = socket.socketpair()
        self._wake_writer.setblocking(False)
        adopt_orphans()
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, self._terminate)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(self._wake_writer.fileno(), warn_on_full_buffer=False)
        die_with_parent(parent_pid, signal.SIGTERM)

    def serve(self) -> NoReturn:
        with selectors.DefaultSelector() as selector:
            selector.register(self._control, selectors.EVENT_READ)
            selector.register(self._wake_reader, selectors.EVENT_READ)
            while True:
                ready = [key.fileobj for key, _ in selector.select()]
                if self._wake_reader in ready:
                    self._wake_reader.recv(4096)
                    self._reap()
                if self._control in ready:
                    messages = self._control.receive()
                    if messages is None:
                        self._terminate()
                    for message in messages:
                        self._commands[message["command"]](message)

    def fork(self, process_id: str, run: Callable[[], None]) -> None:
        """Run `run` in a forked child that leads its own session; it must end by itself through os._exit."""
        parent_pid = os.getpid()
        pid = os.fork()
        if pid == 0:
            try:
                self._leave(parent_pid)
                run()
            except BaseException:
                traceback.print_exc()
            finally:
                sys.stderr.flush()
                os._exit(124)
        self._children[pid] = process_id
        self._control.send({"started": process_id, "pid": pid})

    def _leave(self, parent_pid: int) -> None:
        """In the child: drop what belongs to the server."""
        os.setsid()
        signal.set_wakeup_fd(-1)
        for sig in (signal.SIGCHLD, signal.SIGINT, signal.SIGTERM):
            signal.signal(sig, signal.SIG_DFL)
        adopt_orphans()
        self._control.close()
        self._wake_reader.close()
        self._wake_writer.close()
        die_with_parent(parent_pid, signal.SIGKILL)

    def _reap(self) -> None:
        ended: list[tuple[str, int]] = []
        with suppress(ChildProcessError):
            while (reaped := os.waitpid(-1, os.WNOHANG))[0] != 0:
                pid, status = reaped
                if (process_id := self._children.pop(pid, None)) is not None:
                    ended.append((process_id, os.waitstatus_to_exitcode(status)))
        if ended:
            kill_descendants(os.getpid(), spare=set(self._children))
        for process_id, status in ended:
            self._control.send({"ended": process_id, "status": status})

    def _terminate(self, *_: object) -> NoReturn:
        kill_descendants(os.getpid())
        os._exit(0)
