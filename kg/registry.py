"""Plugins: the modules of a package of ours, and outside ones by entry point.

A module `kg/exporters/nt.py` is the exporter `nt`; a distribution may add its own under the
entry-point group `kg.exporters`. Nothing is imported until it is asked for.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType


@cache
def names(package: str) -> list[str]:
    """The plugins of `package` (`"kg.exporters"`), sorted; none is imported."""
    folder = importlib.import_module(package).__path__
    ours = {module.name for module in pkgutil.iter_modules(folder) if not module.name.startswith("_")}
    return sorted(ours | {point.name for point in entry_points(group=package)})


@cache
def load(package: str, name: str) -> ModuleType:
    """The plugin module; raises KeyError where there is none of that name."""
    if name in {module.name for module in pkgutil.iter_modules(importlib.import_module(package).__path__)}:
        return importlib.import_module(f"{package}.{name}")
    for point in entry_points(group=package, name=name):
        module: ModuleType = point.load()
        return module
    raise KeyError(name)
