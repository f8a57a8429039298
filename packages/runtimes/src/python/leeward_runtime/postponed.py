"""
Imports that wait until what they bring is used.

A process that runs one task and ends pays for every import alone. Airflow imports some large modules for what only its control plane,
or a rare operator, does. While `postponed_imports` is entered, those modules are not loaded: a name taken from one is a stand-in that
loads the module when it is called, looked into, subclassed or compared, and then acts as the real thing. Afterwards, whoever imports
such a module gets the module itself.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType, SimpleNamespace

_POSTPONED = frozenset(
    {
        # Writes and reads serialized Dags, with most of Airflow's models: a task has the Dag itself.
        "airflow.serialization.serialized_objects",
        # Knows the bundles of the database: a task's bundle is fetched already.
        "airflow.dag_processing.bundles.manager",
    }
)
# Imported where it is there, for tracebacks on a terminal: a task's are JSON, written without it.
_HIDDEN = ("rich",)
# Rewrites the source of a decorated function with libcst, for operators that run it in another interpreter.
_DECORATORS = "airflow.sdk.definitions._internal.decorators"


# Postponed modules that something has used while it was imported: they are there from then on.
_used: set[str] = set()


def _load(name: str) -> ModuleType:
    _used.add(name)
    if isinstance(sys.modules.get(name), _Postponed):
        del sys.modules[name]
    return importlib.import_module(name)


class _StandIn:
    """A name of a module that is not loaded yet."""

    def __init__(self, module: str, name: str):
        self.__dict__.update(_module=module, _name=name)

    def _real(self):
        return getattr(_load(self._module), self._name)

    def __getattr__(self, name: str):
        return getattr(self._real(), name)

    def __setattr__(self, name: str, value: object) -> None:
        setattr(self._real(), name, value)

    def __call__(self, *args, **kwargs):
        return self._real()(*args, **kwargs)

    def __mro_entries__(self, _bases: tuple) -> tuple:
        return (self._real(),)

    def __instancecheck__(self, instance: object) -> bool:
        return isinstance(instance, self._real())

    def __subclasscheck__(self, subclass: type) -> bool:
        return issubclass(subclass, self._real())

    def __eq__(self, other: object) -> bool:
        return self._real() == other

    def __hash__(self) -> int:
        return hash(self._real())


class _Postponed(ModuleType):
    """Stands for a module while it is postponed."""

    def __getattr__(self, name: str):
        if name.startswith("__"):
            raise AttributeError(name)
        return _StandIn(self.__name__, name)


class _Finder:
    """The first on sys.meta_path while imports are postponed; finder and loader in one."""

    @staticmethod
    def find_spec(name: str, path=None, _target=None) -> ModuleSpec | None:
        if name in _POSTPONED - _used:
            return ModuleSpec(name, _Finder)
        if name == _DECORATORS and (spec := PathFinder.find_spec(name, path)) is not None:
            spec.loader = _WithoutLibcst(spec)
            return spec
        return None

    @staticmethod
    def create_module(spec: ModuleSpec) -> ModuleType:
        return _Postponed(spec.name)

    @staticmethod
    def exec_module(_module: ModuleType) -> None:
        """Nothing is loaded."""


class _WithoutLibcst:
    """
    Loads Airflow's decorators without libcst, a tenth of all imports, which they subclass for one function from text to text. That
    function loads a second copy of them, with libcst, when it is called.
    """

    def __init__(self, spec: ModuleSpec):
        self._loader = spec.loader
        self._origin = spec.origin

    def create_module(self, _spec: ModuleSpec) -> None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        present = sys.modules.get("libcst")
        sys.modules["libcst"] = SimpleNamespace(CSTTransformer=object)
        try:
            self._loader.exec_module(module)
        finally:
            del sys.modules["libcst"]
            if present is not None:
                sys.modules["libcst"] = present
        module.remove_task_decorator = self._remove_task_decorator

    def _remove_task_decorator(self, python_source: str, task_decorator_name: str) -> str:
        spec = importlib.util.spec_from_file_location(f"{_DECORATORS}_with_libcst", self._origin)
        complete = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(complete)
        return complete.remove_task_decorator(python_source, task_decorator_name)


@contextmanager
def postponed_imports() -> Iterator[None]:
    sys.meta_path.insert(0, _Finder)
    hidden = [name for name in _HIDDEN if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))
    try:
        yield
    finally:
        sys.meta_path.remove(_Finder)
        for name in hidden:
            del sys.modules[name]
        for name in [name for name, module in sys.modules.items() if isinstance(module, _Postponed)]:
            del sys.modules[name]
            parent, _, leaf = name.rpartition(".")
            vars(sys.modules[parent]).pop(leaf, None)
