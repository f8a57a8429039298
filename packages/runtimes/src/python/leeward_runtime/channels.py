"""The connections of one process to the Node side."""

from __future__ import annotations

import json
import socket


def connect(socket_path: str, process_id: str, channel: str) -> socket.socket:
    """Open one channel and say whose it is: the first line names the process and the channel."""
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    connection.connect(socket_path)
    connection.sendall(f"{process_id} {channel}\n".encode())
    return connection


class ControlChannel:
    """JSON lines to and from the Node side; never blocks on reading."""

    def __init__(self, connection: socket.socket):
        self._connection = connection
        self._pending = b""

    def fileno(self) -> int:
        return self._connection.fileno()

    def send(self, message: dict) -> None:
        self._connection.sendall(json.dumps(message).encode() + b"\n")

    def receive(self) -> list[dict] | None:
        """The whole messages that have arrived, None at the end of the stream. Called when the socket is readable."""
        chunk = self._connection.recv(65536)
        if not chunk:
            return None
        *lines, self._pending = (self._pending + chunk).split(b"\n")
        return [json.loads(line) for line in lines]

    def close(self) -> None:
        self._connection.close()
