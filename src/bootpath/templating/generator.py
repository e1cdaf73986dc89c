"""Templates to quick Python: code that gives the text Jinja's gives, or raises an exception.

It is quick because it hopes: that what is read with a dot is an attribute, that what a template
defines or imports and then calls is a macro. Where a hope fails it raises, and the page is rendered
once more by Jinja's own code, which has the answer or words the fault; page values do not change, so
the second time is like the first. What is no hope of this kind is left as Jinja writes it, or
refused. Only the depth to which macros and tests may hold one another is another: it is greater.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from keyword import iskeyword
from typing import Any, cast

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from markupsafe import escape

from bootpath.templating.loops import MARKED, mark
from bootpath.templating.pieces import Refused

_KNOWN = frozenset(
    [
        *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Extends, nodes.Block),
        *(nodes.If, nodes.For, nodes.Macro, nodes.Import, nodes.FromImport, nodes.FilterBlock),
        *(nodes.Assign, nodes.AssignBlock, nodes.With, nodes.Name, nodes.Const, nodes.CondExpr),
        *(nodes.Tuple, nodes.List, nodes.Dict, nodes.Pair, nodes.Keyword, nodes.Slice),
        *(nodes.Filter, nodes.Test, nodes.Call, nodes.Getattr, nodes.Getitem, nodes.Concat),
        *(nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Neg, nodes.Pos),
        *(nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow),
    ]
)
"""The nodes whose meaning is kept; not, for example, those that switch escaping off."""


class _Names(dict[str, str]):
    """The variables of filters or tests, given to each that is asked for."""

    def __init__(self, kind: str) -> None:
        self._kind = kind

    def __missing__(self, name: str) -> str:
        self[name] = variable = f"{self._kind}_{len(self)}"
        return variable


class QuickGenerator(CodeGenerator):
    """Jinja's generator of code, with the places that take the time written otherwise."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        """Write the module."""
        mark(node)
        self._macros = {one.name for one in node.body if isinstance(one, nodes.Macro)}
        for taken in node.body:
            if isinstance(taken, nodes.FromImport):
                self._macros |= {one if isinstance(one, str) else one[1] for one in taken.names}
        self._bodies: list[list[nodes.Node]] = []
        self.filters, self.tests = _Names("filter"), _Names("test")
        self.writeline("from bootpath.templating.loops import marked")
        self.writeline("from bootpath.templating.pieces import escaped, refuse, text")
        super().visit_Template(node, frame)
        for kind, names in (("filters", self.filters), ("tests", self.tests)):
            for name, variable in names.items():
                self.writeline(f"{variable} = environment.{kind}[{name!r}]")

    def pull_dependencies(self, nodes: Iterable[nodes.Node]) -> None:
        """Write nothing: the module has its filters and tests once, not each block its own."""

    def visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> Any:
        """Write any node. Raises Refused."""
        if type(node) not in _KNOWN:
            raise Refused
        return super().visit(node, *args, **kwargs)

    def blockvisit(self, written: Iterable[nodes.Node], frame: Frame) -> None:
        """Write statements: what stands side by side as text becomes one expression."""
        if frame.require_output_check:  # what stands outside of blocks in a template that extends
            super().blockvisit(written, frame)
        elif frame.block_frame and frame.buffer is None:
            # A block gives all its text at once: that is cheaper than to wake it up for each piece.
            self.buffer(frame)
            self.blockvisit(written, frame)
            self.writeline(f"yield concat({frame.buffer})")
        elif self._bodies and written is self._bodies[-1] and all(map(_is_text, written)):
            self.writeline("return ")
            self._write_text(written, frame)
        else:
            self.writeline("pass")
            for are_text, group in groupby(written, _is_text):
                if are_text:
                    self.start_write(frame)
                    self._write_text(group, frame)
                    self.end_write(frame)
                else:
                    for node in group:
                        self.visit(node, frame)

    def visit_Extends(self, node: nodes.Extends, frame: Frame) -> None:
        """Write which template this one extends."""
        if self.extends_so_far or not frame.rootlevel:
            raise Refused
        super().visit_Extends(node, frame)

    def visit_Block(self, node: nodes.Block, frame: Frame) -> None:
        """Write the place of a block."""
        if node.scoped or node.required:
            raise Refused
        if frame.buffer is None:
            super().visit_Block(node, frame)
        else:
            self.writeline(f"{frame.buffer}.extend(context.blocks[{node.name!r}][0](context))")

    def macro_body(
        self, node: nodes.Macro | nodes.CallBlock, frame: Frame
    ) -> tuple[Frame, MacroRef]:
        """Write the function of a macro, such that it may be called with any of its arguments.

        It is a single expression where that is possible. Raises Refused for a macro that looks at
        how it was called.
        """
        self._bodies.append(node.body)
        inside, macro = super().macro_body(node, frame)
        self._bodies.pop()
        if macro.accesses_caller or macro.accesses_kwargs or macro.accesses_varargs:
            raise Refused
        self.writeline(f"macro.__defaults__ = (missing,) * {len(node.args)}")
        return inside, macro

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:
        """Write what is passed through a filter."""
        if node.name == MARKED and node.node is not None:
            self.write("marked(")
            self.visit(node.node, frame)
            self.write(")")
        else:
            super().visit_Filter(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """Write what is read with a dot."""
        # Python takes no other names, and blocks are items of `self`.
        named = node.attr.isascii() and node.attr.isidentifier() and not iskeyword(node.attr)
        if named and not (isinstance(node.node, nodes.Name) and node.node.name == "self"):
            self.write("(")
            self.visit(node.node, frame)
            self.write(f").{node.attr}")
        else:
            super().visit_Getattr(node, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """Write a call whose value is used otherwise than as text."""
        if self._macro_of(node, frame):
            self.write("Markup(")
            self._write_piece(node, frame)
            self.write(")")
        else:
            super().visit_Call(node, frame, forward_caller=forward_caller)

    def _macro_of(self, node: nodes.Node, frame: Frame) -> str | None:
        """The variable with the macro that is called here, where its arguments are plain."""
        match node:
            case nodes.Call(node=nodes.Name(name=name), kwargs=[], dyn_args=None, dyn_kwargs=None):
                return frame.symbols.ref(name) if name in self._macros else None
        return None

    def _write_text(self, written: Iterable[nodes.Node], frame: Frame) -> None:
        """Write an expression that is all of this text.

        Python makes one instruction of a format with its values beside it.
        """
        pieces = list(_pieces(written))
        pattern = "".join(
            piece.replace("%", "%%") if isinstance(piece, str) else "%s" for piece in pieces
        )
        values = [piece for piece in pieces if not isinstance(piece, str)]
        if not values:
            self.write(repr("".join(map(str, pieces))))
            return
        self.write(f"{pattern!r} % (")
        for value in values:
            self._write_piece(value, frame)
            self.write(", ")
        self.write(")")

    def _write_piece(self, node: nodes.Node, frame: Frame) -> None:
        """Write an expression that is the text of this node, escaped."""
        if isinstance(node, nodes.CondExpr) and self.optimizer is not None:
            # Jinja folds constants first, and refuses a template where that fails.
            node = self.optimizer.visit(node, frame.eval_ctx)
        if isinstance(node, nodes.If):
            self._write_choice(node, frame.soft())
        elif isinstance(node, nodes.CondExpr):
            frame = frame.soft()
            self.write("(")
            self._write_text(_output(node.expr1), frame)
            self.write(" if ")
            self.visit(node.test, frame)
            self.write(" else ")
            self._write_text(_output(node.expr2), frame)
            self.write(")")
        elif macro := self._macro_of(node, frame):
            self.write(f"({macro}._func if type({macro}) is Macro else refuse())(")
            for argument in cast("nodes.Call", node).args:
                self.visit(argument, frame)
                self.write(", ")
            self.write(")")
        else:
            self.write("(escaped(t_out) if type(t_out := ")
            self.visit(node, frame)
            self.write(") is str else text(t_out))")

    def _write_choice(self, node: nodes.If, frame: Frame) -> None:
        self.write("(")
        for branch in (node, *node.elif_):
            self._write_text(branch.body, frame)
            self.write(" if ")
            self.visit(branch.test, frame)
            self.write(" else ")
        self._write_text(node.else_, frame)
        self.write(")")


def _is_text(node: nodes.Node) -> bool:
    """Whether a statement does nothing but write."""
    if isinstance(node, nodes.If):
        return all(map(_is_text, (*node.body, *node.elif_, *node.else_)))
    return isinstance(node, nodes.Output)


def _pieces(written: Iterable[nodes.Node]) -> Iterator[str | nodes.Node]:
    """What is written, one after the other: text that is known already, or a node that gives it."""
    for node in written:
        if not isinstance(node, nodes.Output):
            yield node
            continue
        for child in node.nodes:
            if isinstance(child, nodes.TemplateData):
                yield child.data
            elif isinstance(child, nodes.Const):
                yield str(escape(child.value))
            else:
                yield child


def _output(expression: nodes.Expr | None) -> list[nodes.Node]:
    return [] if expression is None else [nodes.Output([expression])]
