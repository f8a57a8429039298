"""
Lets the interpreter that a virtualenv or external-Python operator starts use the channels of its task.

That interpreter inherits the request channel as fd 0 and asks over it for a log channel, as a descriptor (ResendLoggingFD). The Node
side cannot pass descriptors, so for these operators alone a thread of the task's process stands in between and answers that question.
"""

from __future__ import annotations

import os
import socket
import threading
from functools import wraps

import msgspec
from airflow.sdk.execution_time import task_runner
from airflow.sdk.execution_time.comms import SentFDs, _RequestFrame, _ResponseFrame

_operator_family = "_BasePythonVirtualenvOperator"
_request_decoder = msgspec.msgpack.Decoder(_RequestFrame)


def serve_other_interpreters(comms: socket.socket, log_fd: int) -> None:
    """Have the task's requests relayed from the moment at which it turns out to be one that starts another interpreter."""
    startup = task_runner.startup

    @wraps(startup)
    def startup_with_relay(*args, **kwargs):
        started = startup(*args, **kwargs)
        task = started[0].task
        if any(base.__name__ == _operator_family for base in type(task).__mro__):
            _interpose(comms, log_fd)
        return started

    task_runner.startup = startup_with_relay


def _interpose(comms: socket.socket, log_fd: int) -> None:
    """Between two requests: put a socket of our own on fd 0, which this process and those it starts then speak through."""
    near, far = socket.socketpair()
    os.dup2(far.fileno(), 0)
    far.close()
    threading.Thread(target=_relay, args=(near, comms, log_fd), name="requests", daemon=True).start()


def _relay(near: socket.socket, comms: socket.socket, log_fd: int) -> None:
    """One request and its answer after another, until either side is closed."""
    try:
        while True:
            frame = _read_frame(near)
            request = _request_decoder.decode(memoryview(frame)[4:])
            if (request.body or {}).get("type") == "ResendLoggingFD":
                answer = _ResponseFrame(id=request.id, body=SentFDs(fds=[log_fd]).model_dump())
                socket.send_fds(near, [answer.as_bytes()], [log_fd])
            else:
                comms.sendall(frame)
                near.sendall(_read_frame(comms))
    except (EOFError, OSError):
        near.close()


def _read_frame(connection: socket.socket) -> bytes:
    header = _read(connection, 4)
    return header + _read(connection, int.from_bytes(header, "big"))


def _read(connection: socket.socket, size: int) -> bytes:
    data = bytearray(size)
    view = memoryview(data)
    while view:
        count = connection.recv_into(view)
        if count == 0:
            raise EOFError
        view = view[count:]
    return bytes(data)
