"""The faults that can be put into a piece of code: those of mutmut 3, and those of the pattern of a rule."""

from __future__ import annotations

import ast
import copy
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

Path_ = tuple[tuple[str, int | None], ...]

_SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Div, ast.Mod: ast.Div,
    ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd, ast.BitXor: ast.BitAnd, ast.Pow: ast.Mult,
    ast.USub: ast.UAdd,
}  # fmt: skip
_METHODS = {
    "lower": "upper", "upper": "lower", "lstrip": "rstrip", "rstrip": "lstrip", "find": "rfind", "rfind": "find",
    "index": "rindex", "removeprefix": "removesuffix", "removesuffix": "removeprefix", "partition": "rpartition",
    "rpartition": "partition",
}  # fmt: skip
_PROOFS = ("reads", "leaves")  # of a rule: tests that stand beside it
_LEFT_ALONE = ("len", "isinstance", "TypeVar", "NewType")  # a fault in their arguments is a crash and nothing else


class Fault(NamedTuple):
    """One change of one file, which the tests must see."""

    file: Path
    line: int
    was: str  # the code before and after, as short as tells it
    now: str
    owner: str  # the function whose body holds it, as Python names it; empty for what is done at import
    lines: tuple[int, int]  # first and last line of the statement, or of its head
    names: tuple[str, ...]  # at import: what the statement defines
    where: Path_  # from the module down to the node
    node: ast.AST  # what stands there instead

    def tree(self) -> ast.Module:
        """The module with the fault in it."""
        module = ast.parse(self.file.read_text(encoding="utf-8"))
        parent: ast.AST = module
        for field, index in self.where[:-1]:
            parent = _child(parent, field, index)
        field, index = self.where[-1]
        if index is None:
            setattr(parent, field, self.node)
        else:
            getattr(parent, field)[index] = self.node
        return ast.fix_missing_locations(module)


def faults_in(file: Path) -> Iterator[Fault]:
    """Every fault that a file can have, in the order of its lines."""
    module = ast.parse(file.read_text(encoding="utf-8"))
    for where, nodes in _places(module, (), (module,)):
        node = nodes[-1]
        for instead in _instead(node, nodes[-2]):
            statement = next(above for above in reversed(nodes) if isinstance(above, ast.stmt))
            owner = _owner(nodes, where)
            yield Fault(
                file,
                getattr(node, "lineno", statement.lineno),
                _shown(node),
                _shown(instead),
                owner,
                _extent(statement),
                () if owner else tuple(_defined(nodes[1])),
                where,
                ast.copy_location(instead, node),
            )


def _places(node: ast.AST, where: Path_, nodes: tuple[ast.AST, ...]) -> Iterator[tuple[Path_, tuple[ast.AST, ...]]]:
    """Each node with the way down to it; without annotations, doc strings, imports and the proofs of rules."""
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns"):
            continue
        children = list(enumerate(value)) if isinstance(value, list) else [(None, value)]
        for index, child in children:
            if isinstance(child, ast.AST) and not _is_left_alone(child):
                way, down = (*where, (field, index)), (*nodes, child)
                yield way, down
                yield from _places(child, way, down)


def _is_left_alone(node: ast.AST) -> bool:
    if isinstance(node, ast.Import | ast.ImportFrom | ast.Assert):  # an assertion is there for the types
        return True
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True
    if isinstance(node, ast.keyword) and node.arg in _PROOFS:
        return True
    if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
        return True
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _LEFT_ALONE


def _instead(node: ast.AST, parent: ast.AST) -> Iterator[ast.AST]:  # noqa: PLR0912  # a line for each kind of node
    """What can stand in the place of a node."""
    match node:
        case ast.Constant(value=bool()):
            yield ast.Constant(not node.value)
        case ast.Constant(value=int() | float()):
            yield ast.Constant(node.value + 1)
        case ast.Constant(value=str()):
            yield from map(ast.Constant, _strings(node.value, parent))
        case ast.Compare():
            for place, operator in enumerate(node.ops):
                yield _with(node, "ops", [*node.ops[:place], _SWAPPED[type(operator)](), *node.ops[place + 1 :]])
        case ast.BoolOp():
            yield _with(node, "op", _SWAPPED[type(node.op)]())
        case ast.BinOp() if type(node.op) in _SWAPPED:
            yield _with(node, "op", _SWAPPED[type(node.op)]())
        case ast.UnaryOp(op=ast.Not()):
            yield node.operand
        case ast.UnaryOp(op=ast.USub()):
            yield _with(node, "op", ast.UAdd())
        case ast.AugAssign():
            yield ast.Assign([node.target], node.value)
            if type(node.op) in _SWAPPED:
                yield _with(node, "op", _SWAPPED[type(node.op)]())
        case ast.Assign() | ast.AnnAssign() if node.value is not None:
            is_none = isinstance(node.value, ast.Constant) and node.value.value is None
            yield _with(node, "value", ast.Constant("" if is_none else None))
        case ast.Lambda():
            yield _with(node, "body", ast.Constant(None))
        case ast.IfExp():
            yield node.body
            yield node.orelse
        case ast.Break():
            yield ast.Return(None)
        case ast.Continue():
            yield ast.Break()
        case ast.Call():
            yield from _calls(node)


def _calls(node: ast.Call) -> Iterator[ast.AST]:
    """A call with one argument None, without one argument, or of the opposite method of text."""
    several = len(node.args) + len(node.keywords) > 1
    for place, argument in enumerate(node.args):
        before, after = node.args[:place], node.args[place + 1 :]
        if not isinstance(argument, ast.Starred) and not _is_none(argument):
            yield _with(node, "args", [*before, ast.Constant(None), *after])
        if several:
            yield _with(node, "args", [*before, *after])
    for place, keyword in enumerate(node.keywords):
        if keyword.arg in _PROOFS:
            continue
        if not _is_none(keyword.value):
            none = ast.keyword(keyword.arg, ast.Constant(None))
            yield _with(node, "keywords", [*node.keywords[:place], none, *node.keywords[place + 1 :]])
        if several:
            yield _with(node, "keywords", [*node.keywords[:place], *node.keywords[place + 1 :]])
    if isinstance(node.func, ast.Attribute) and node.func.attr in _METHODS:
        yield _with(node, "func", _with(node.func, "attr", _METHODS[node.func.attr]))


def _strings(text: str, parent: ast.AST) -> Iterator[str]:
    """Another text: "per" as "XXperXX" and "PER". A pattern loses a question mark or an alternative, one at a time."""
    is_pattern = (isinstance(parent, ast.JoinedStr) or " " in text) and _OF_PATTERN.search(text)
    if is_pattern:
        for found in (*_OPTIONAL_OR_FIRST.finditer(text), *_LAST.finditer(text)):
            yield text[: found.start()] + text[found.end() :]
    if is_pattern or isinstance(parent, ast.JoinedStr):
        return  # mutmut leaves such text alone: most of it is messages
    yield f"XX{text}XX"
    yield from {text.lower(), text.upper()} - {text}


_OF_PATTERN = re.compile(r"[a-z_]+[?/]|\)\?")
_OPTIONAL_OR_FIRST = re.compile(r"\?|[a-z_]+/")
_LAST = re.compile(r"/[a-z_]+(?![a-z_/])")  # of alternatives


def _with(node: ast.AST, field: str, value: object) -> ast.AST:
    other = copy.copy(node)
    setattr(other, field, value)
    return other


def _is_none(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _child(parent: ast.AST, field: str, index: int | None) -> ast.AST:
    value = getattr(parent, field)
    child: ast.AST = value if index is None else value[index]
    return child


def _owner(nodes: tuple[ast.AST, ...], where: Path_) -> str:
    """The outermost function in whose body a node stands, as `Class.function`."""
    names: list[str] = []
    for node, (field, _) in zip(nodes[1:], (*where[1:], ("", None)), strict=True):
        if isinstance(node, ast.ClassDef):
            names.append(node.name)
        elif isinstance(node, ast.FunctionDef):
            return ".".join([*names, node.name]) if field == "body" else ""
    return ""


def _defined(statement: ast.AST) -> Iterator[str]:
    """The names that a statement of a module defines."""
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        yield statement.name
    for node in ast.walk(statement) if isinstance(statement, ast.Assign | ast.AnnAssign | ast.AugAssign) else ():
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def _extent(statement: ast.stmt) -> tuple[int, int]:
    """The lines of a statement, or of its head where it holds others."""
    body = getattr(statement, "body", None)
    last = body[0].lineno - 1 if isinstance(body, list) and body else statement.end_lineno or statement.lineno
    return statement.lineno, max(last, statement.lineno)


_LONGEST = 160  # characters of code that tell a fault


def _shown(node: ast.AST) -> str:
    return " ".join(ast.unparse(ast.fix_missing_locations(copy.deepcopy(node))).split())[:_LONGEST]
