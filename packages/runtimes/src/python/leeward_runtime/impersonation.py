"""
`run_as_user` and `[core] default_impersonation`: the child of a task becomes that user before the task runs.

Airflow's runtime starts itself anew through sudo. This child is forked for one attempt and has its channels open, so it changes its own
user, which only root may.
"""

from __future__ import annotations

import os
import pwd
import signal
from functools import wraps

from airflow.configuration import conf
from airflow.sdk.execution_time import task_runner

from leeward_runtime.processes import die_with_parent


def become_other_users() -> None:
    """Have an attempt change its user as soon as its Dag file is parsed and its task is known."""
    parse = task_runner.parse

    @wraps(parse)
    def parse_and_change(*args, **kwargs):
        ti = parse(*args, **kwargs)
        user = getattr(ti.task, "run_as_user", None) or conf.get("core", "default_impersonation", fallback=None)
        if user and user != pwd.getpwuid(os.geteuid()).pw_name:
            _become(user, f"{ti.dag_id}.{ti.task_id}")
        return ti

    task_runner.parse = parse_and_change


def _become(user: str, task: str) -> None:
    own = pwd.getpwuid(os.geteuid()).pw_name
    if os.geteuid() != 0:
        raise PermissionError(f"Task {task} is to run as the user {user}; this worker runs as {own}, and only root may change its user")
    try:
        entry = pwd.getpwnam(user)
    except KeyError:
        raise LookupError(f"Task {task} is to run as the user {user}, whom this machine does not know") from None
    os.initgroups(user, entry.pw_gid)
    os.setgid(entry.pw_gid)
    os.setuid(entry.pw_uid)
    # The kernel forgets it with a change of user.
    die_with_parent(os.getppid(), signal.SIGKILL)
    # Airflow's runtime asks these for the user that it is.
    os.environ.update(USER=user, LOGNAME=user, HOME=entry.pw_dir)
