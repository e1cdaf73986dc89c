"""A writer of YAML in many hands: random data in random styles, with numbered comments."""

import json
import re
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st


@dataclass
class Scribe:
    """Writes data as YAML in a style drawn afresh for each file and each value."""

    draw: st.DrawFn
    comments: int = 0

    def __post_init__(self) -> None:
        self.step = self.draw(st.integers(1, 4))
        self.dash = self.draw(st.integers(0, 4))
        self.offset = self.draw(st.integers(2, 4))
        self.flows = self.draw(st.sampled_from((0, 1, 5)))
        self.remarks = self.draw(st.sampled_from((0, 1, 3)))
        self.blanks = self.draw(st.sampled_from((0, 1, 9)))

    def happens(self, tenths: int) -> bool:
        return tenths > 0 and bool(self.draw(st.integers(0, 9)) < tenths)

    def record(self, data: dict[str, Any]) -> str:
        lines = ["---"] if self.happens(1) else []
        for key, value in data.items():
            lines += self.between((0, 1, 2)) + self.entry(key, value, 0)
        lines += self.between((0, 2))
        return "\n".join([*lines, "..."] if self.happens(1) else lines) + "\n"

    def between(self, columns: tuple[int, ...]) -> list[str]:
        lines = self.blank()
        while self.happens(self.remarks):
            lines.append(" " * self.draw(st.sampled_from(columns)) + self.remark())
            lines += self.blank()
        return lines

    def blank(self) -> list[str]:
        return [" " * self.draw(st.sampled_from((0, 0, 9)))] if self.happens(self.blanks) else []

    def remark(self) -> str:
        self.comments += 1
        return f"# c{self.comments}"

    def entry(self, key: str, value: Any, column: int) -> list[str]:
        head = " " * column + key + ":"
        if isinstance(value, str):
            return self.scalar(head, value, column + self.step)
        if not value or self.happens(self.flows):
            return self.behind(f"{head} {self.flow(value, column)}")
        lines = self.behind(head)
        if isinstance(value, dict):
            for name, each in value.items():
                lines += self.between((column, column + self.step))
                lines += self.entry(name, each, column + self.step)
            return lines
        for each in value:
            lines += self.between((0, column + self.dash, column + self.dash + 1))
            lines += self.item(each, column + self.dash)
        return lines

    def item(self, item: Any, column: int) -> list[str]:
        head = " " * column + "-"
        if isinstance(item, str):
            return self.scalar(head, item, column + self.offset)
        if self.happens(self.flows):
            return self.behind(f"{head} {self.flow(item, column)}")
        inner = column + self.offset
        lines = [line for key, each in item.items() for line in self.entry(key, each, inner)]
        if self.happens(1):
            return [*self.behind(head), *lines]
        return [head + " " * (self.offset - 1) + lines[0][inner:], *lines[1:]]

    def scalar(self, head: str, text: str, column: int) -> list[str]:
        if self.happens(5) and re.fullmatch(r"[a-z][a-z\n ]*", text):
            keeps = len(text) - len(text.rstrip("\n"))
            sign = ("-", self.draw(st.sampled_from(("", "+"))))[keeps] if keeps < 2 else "+"
            body = text.removesuffix("\n").split("\n")
            return [
                f"{head} |{sign}{self.draw(st.sampled_from(('', ' # c')))}",
                *(" " * column + line if line else "" for line in body),
            ]
        return self.behind(f"{head} {self.inline(text)}")

    def inline(self, text: str) -> str:
        if re.fullmatch(r"[a-z0-9][a-zA-Z0-9.-]*( [a-z]+)*|NO", text) and self.happens(8):
            return text
        if not re.search(r"[\n\t]", text) and self.happens(5):
            return "'" + text.replace("'", "''") + "'"
        return json.dumps(text)

    def flow(self, value: Any, column: int) -> str:
        if isinstance(value, str):
            return self.inline(value)
        pad = self.draw(st.sampled_from(("", " ")))
        if isinstance(value, dict):
            parts = [f"{key}: {self.flow(each, column)}" for key, each in value.items()]
            return "{" + pad + ", ".join(parts) + pad + "}"
        parts = [self.flow(each, column + 2) for each in value]
        if not self.happens(5):
            comma = "," if parts and self.happens(3) else ""
            return "[" + pad + ", ".join(parts) + comma + pad + "]"
        line = "\n" + " " * (column + 2)
        broken = "".join(
            f"{line}{part}{',' * (place < len(parts) or self.happens(4))}{self.trailer()}"
            for place, part in enumerate(parts, 1)
        )
        return f"[{broken}\n{' ' * (column + 1)}]"

    def trailer(self) -> str:
        return f"  {self.remark()}" if self.happens(self.remarks) else ""

    def behind(self, line: str) -> list[str]:
        return [line + self.trailer()]
