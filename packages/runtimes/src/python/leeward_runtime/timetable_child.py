"""Asks a timetable that an author wrote for the runs that follow one another, as Airflow's scheduler does one by one."""

from __future__ import annotations

import socket
import sys
from datetime import datetime, timezone

import pendulum
from airflow.sdk.execution_time.comms import _RequestFrame
from airflow.serialization.decoders import decode_timetable
from airflow.timetables.base import DagRunInfo, DataInterval, TimeRestriction


def run_timetable(request: dict) -> None:
    """
    Tell `{"type": "TimetableAnswer", "runs", "hasMore"}`, the runs up to the first in the future. What the timetable raises ends the
    process with its text on the error output.

    :param request: {"bundlePath", "timetable", "last": {"start", "end"} | None, "earliest", "latest", "catchup", "most"}, instants in ISO 8601
    """
    if request["bundlePath"] not in sys.path:
        sys.path.append(request["bundlePath"])
    try:
        runs, has_more = _following(request)
    except Exception as error:
        sys.exit(f"{type(error).__name__}: {error}")
    comms = socket.socket(fileno=0)
    _read_frame(comms)
    comms.sendall(_RequestFrame(id=1, body={"type": "TimetableAnswer", "runs": runs, "hasMore": has_more}).as_bytes())
    # The end of the process must not come before the other side has read.
    _read_frame(comms)


def _following(request: dict) -> tuple[list[dict], bool]:
    timetable = decode_timetable(request["timetable"])
    restriction = TimeRestriction(_instant(request["earliest"]), _instant(request["latest"]), request["catchup"])
    last = None
    if request["last"] is not None:
        start, end = _instant(request["last"]["start"]), _instant(request["last"]["end"])
        last = DagRunInfo(run_after=end, data_interval=DataInterval(start, end))
    runs, now = [], datetime.now(timezone.utc)
    while len(runs) < request["most"]:
        following = timetable.next_dagrun_info_v2(last_dagrun_info=last, restriction=restriction)
        if following is None:
            return runs, False
        runs.append(_run(following))
        if following.run_after > now or following == last:
            break
        last = following
    return runs, True


def _instant(text: str | None) -> pendulum.DateTime | None:
    return None if text is None else pendulum.instance(datetime.fromisoformat(text.replace("Z", "+00:00"))).in_timezone("UTC")


def _run(info: DagRunInfo) -> dict:
    interval = info.data_interval or DataInterval.exact(info.run_after)
    dates = {"runAfter": info.run_after, "start": interval.start, "end": interval.end}
    return {name: date.astimezone(timezone.utc).isoformat() for name, date in dates.items()}


def _read_frame(comms: socket.socket) -> None:
    length = int.from_bytes(comms.recv(4, socket.MSG_WAITALL), "big")
    comms.recv(length, socket.MSG_WAITALL)
