"""
Makes the virtual environment for Python Dags: python3 make_environment.py TARGET REQUIREMENTS CONSTRAINTS [--until-stdin-ends]

With --until-stdin-ends it leads a process group that is killed, pip and all, when the other end of its stdin is gone. Prints one line a step. An environment is complete when its marker names what it was made from; anything else is made anew.
A lock that the kernel gives back when this process dies lets only one process at a time work on it.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys
import sysconfig
import threading
import urllib.parse
import urllib.request
import venv
from pathlib import Path

# For a Python without ensurepip (Debian keeps it in python3-venv) and without pip.
_PIP_WHEEL = "pip-26.3-py3-none-any.whl"
_PIP_SHA256 = "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13"


def _step(text: str) -> None:
    print(text, flush=True)


def _fetch_pip(folder: Path) -> Path:
    """The pip wheel, from the package index that pip itself would use. A wheel can be run without being installed."""
    index = os.environ.get("PIP_INDEX_URL", "https://pypi.org/simple").rstrip("/") + "/pip/"
    with urllib.request.urlopen(index) as page:
        links = re.findall(r'href="([^"]+)"', page.read().decode())
    link = next(link for link in links if urllib.parse.urlparse(link).path.endswith("/" + _PIP_WHEEL))
    with urllib.request.urlopen(urllib.parse.urljoin(index, link)) as file:
        wheel = file.read()
    if hashlib.sha256(wheel).hexdigest() != _PIP_SHA256:
        raise RuntimeError(f"{_PIP_WHEEL} from {index} is not the file that was published")
    path = folder / _PIP_WHEEL
    path.write_bytes(wheel)
    return path


def _pip(target: Path) -> list[str]:
    """Make the environment and give the command of a pip that installs into it."""
    python = str(target / "bin" / "python")
    if importlib.util.find_spec("ensurepip") is not None:
        venv.create(target, with_pip=True, symlinks=True)
        return [python, "-m", "pip"]
    venv.create(target, with_pip=False, symlinks=True)
    if importlib.util.find_spec("pip") is not None:
        return [sys.executable, "-m", "pip", "--python", python]
    _step("Fetching pip, which this Python does not bring")
    return [python, str(_fetch_pip(target) / "pip")]


def _install(pip: list[str], requirements: Path, constraints: Path) -> None:
    command = [*pip, "install", "--no-input", "--disable-pip-version-check", "--progress-bar", "off"]
    command += ["--requirement", str(requirements), "--constraint", str(constraints)]
    printed: list[str] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        for line in process.stdout:
            printed.append(line)
            if line.startswith("Installing collected packages"):
                _step("Installing them")
    if process.returncode != 0:
        raise RuntimeError("pip failed: " + "".join(printed[-15:]).strip())


def _origin(requirements: Path, constraints: Path) -> str:
    digest = hashlib.sha256(requirements.read_bytes() + constraints.read_bytes()).hexdigest()
    return f"{sysconfig.get_python_version()} {digest}"


def _end_with_stdin() -> None:
    def watch() -> None:
        os.read(0, 1)
        os.killpg(0, signal.SIGKILL)

    threading.Thread(target=watch, daemon=True).start()


def main(target: Path, requirements: Path, constraints: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    marker = target / ".complete"
    origin = _origin(requirements, constraints)
    with open(target.with_name(target.name + ".lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if marker.exists() and marker.read_text() == origin:
            return
        shutil.rmtree(target, ignore_errors=True)
        _step(f"Making a virtual environment with Python {sys.version.split()[0]}")
        pip = _pip(target)
        _step("Fetching Airflow's runtime packages")
        _install(pip, requirements, constraints)
        _step("Checking that they can be imported")
        check = {**os.environ, "AIRFLOW_HOME": str(target / "airflow"), "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": "sqlite://"}
        subprocess.run([target / "bin" / "python", "-c", "import airflow.sdk"], check=True, env=check, stdout=subprocess.DEVNULL)
        marker.write_text(origin)


if __name__ == "__main__":
    if sys.argv[4:] == ["--until-stdin-ends"]:
        _end_with_stdin()
    try:
        main(*(Path(argument) for argument in sys.argv[1:4]))
    except Exception as error:
        sys.exit(f"{type(error).__name__}: {error}")
