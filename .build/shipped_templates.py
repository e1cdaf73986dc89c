"""Hatch's build hook: a wheel has the code of the templates beside their text."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ShippedTemplates(BuildHookInterface[Any]):
    """Writes the package `bootpath.templating.shipped`; an editable installation goes without."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write it, and say where it goes."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        from bootpath.disk.templates import template_sources  # noqa: PLC0415 - it is there now
        from bootpath.templating.environment import quick_environment  # noqa: PLC0415 - likewise
        from bootpath.templating.ready import modules  # noqa: PLC0415 - likewise

        templates = template_sources(None)
        self._made = tempfile.TemporaryDirectory()
        for name, text in modules(quick_environment(templates), templates):
            (Path(self._made.name) / name).write_text(text, encoding="utf-8")
        build_data["force_include"][self._made.name] = "bootpath/templating/shipped"

    def finalize(self, version: str, *_: object) -> None:
        """Remove what was written for the wheel, which has it now."""
        if version != "editable":
            self._made.cleanup()
