"""The queries that come with the ontology: what each answers, what it takes, and asking it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from rdflib import XSD, Literal, URIRef

from kg import resources
from kg.errors import QueryError
from kg.frames import Frame
from kg.labels import expand
from kg.query.asking import answer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rdflib.term import Identifier

    from kg.query.answer import Answer
    from kg.store import GraphStore

# What a parameter is called in a query: a column may then bear the plain name.
GIVEN = "given_"

_PARAMETER = re.compile(
    r"@param (?P<name>\w+)(?: \((?P<type>integer|decimal)\))?: (?P<about>.*?)"
    r"(?: \[(?:default (?P<default>[^\]]+)|(?P<optional>optional))\])?"
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a stored query is given: `type` is `integer`, `decimal` or `text` (a label or an IRI)."""

    name: str
    about: str
    type: str = "text"
    default: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class StoredQuery:
    """A query of `ontology/queries/`: what it answers in one line, and what it takes."""

    name: str
    title: str
    parameters: tuple[Parameter, ...]
    text: str


@cache
def stored() -> dict[str, StoredQuery]:
    """The stored queries by name, in order."""
    files = sorted((resources.ontology() / "queries").glob("*.rq"))
    return {path.stem: _read(path.stem, path.read_text(encoding="utf-8")) for path in files}


def _read(name: str, text: str) -> StoredQuery:
    header = [line[1:].strip() for line in text.splitlines() if line.startswith("#")]
    found = [match for line in header if (match := _PARAMETER.fullmatch(line))]
    parameters = tuple(
        Parameter(m["name"], m["about"], m["type"] or "text", m["default"], bool(m["optional"])) for m in found
    )
    return StoredQuery(name, header[0] if header else name, parameters, text)


def queries() -> Frame:
    """The stored queries: the name of each, what it answers, and what it takes.

    >>> import kg
    >>> kg.queries()["name"][-2:]
    ['zone-members', 'zone-sessions']
    """
    rows = []
    for query in stored().values():
        takes = [f"{p.name}: {p.about}" + _need(p) for p in query.parameters]
        rows.append((query.name, query.title, "; ".join(takes)))
    return Frame({"name": str, "answers": str, "takes": str}, tuple(rows))


def _need(parameter: Parameter) -> str:
    return f" ({parameter.default} unless given)" if parameter.default else " (optional)" * parameter.optional


def ask(
    store: GraphStore, question: str, bindings: Mapping[str, Identifier] | None = None, /, **parameters: object
) -> Answer:
    """The answer to a query in SPARQL, or to a stored one by its name.

    Args:
        store: the graph. Its merged facts are asked; `GRAPH ?document { }` asks what a document states.
        question: a SELECT, ASK, CONSTRUCT or DESCRIBE query, in which the project's prefixes are known, or the name
            of a stored query; `queries` lists those.
        bindings: terms for variables of a SPARQL query, each of which must be among those that a SELECT returns.
        parameters: what a stored query takes; labels, IRIs, prefixed names and numbers.

    Raises:
        QueryError: the query is wrong, is an update, or would reach beyond the graph; or a parameter is lacking,
            unknown, or none that the query takes.

    >>> import kg
    >>> graph = kg.build("seeds")
    >>> kg.ask(graph, "SELECT (COUNT(?z) AS ?zones) { ?z a coop:CooperationZone }").frame()["zones"]
    [1]
    >>> kg.ask(graph, "zone-members", zone="northwest").frame()["member"][1]
    'Gansu Province'
    """
    name = question.strip()
    if name in stored():
        given = {key: str(value) for key, value in parameters.items() if value is not None}
        return run(store, name, given)
    if re.fullmatch(r"[\w-]+", name):
        message = (
            f"the query is none: it has no SELECT, ASK, CONSTRUCT or DESCRIBE, and no stored query is called {name!r}; "
            f"there are: {', '.join(stored())}"
        )
        raise QueryError(message)
    if parameters:
        message = f"the parameter {min(parameters)!r} is for a stored query, which is asked by its name"
        raise QueryError(message)
    return answer(store, question, bindings)


def run(store: GraphStore, name: str, parameters: Mapping[str, str]) -> Answer:
    """The answer to a stored query; parameters are bound as terms and do not come back as columns.

    A value that is an IRI or one of the project's prefixed names is bound as an IRI, a number where the
    query says so, anything else as a string. Raises QueryError for an unknown query or parameter, one
    that is lacking, or a number that is none, and says what there is.
    """
    query = stored().get(name)
    if query is None:
        message = f"no stored query {name!r}; there are: {', '.join(stored())}"
        raise QueryError(message)
    takes = ", ".join(p.name + ("" if _required(p) else " (optional)") for p in query.parameters) or "none"
    unknown = sorted(parameters.keys() - {p.name for p in query.parameters})
    if unknown:
        message = f"{name} has no parameter {unknown[0]!r}; it takes: {takes}"
        raise QueryError(message)
    bindings = {}
    for parameter in query.parameters:
        value = parameters.get(parameter.name, parameter.default)
        if value is not None:
            bindings[GIVEN + parameter.name] = _term(name, parameter, value)
        elif _required(parameter):
            message = f"{name} needs the parameter {parameter.name!r} ({parameter.about}); it takes: {takes}"
            raise QueryError(message)
    result = answer(store, query.text, bindings)
    if result.type == "SELECT":
        kept = [variable for variable in result.vars or [] if not variable.startswith(GIVEN)]
        result.vars = kept
        result.bindings = [{v: row[v] for v in kept if v in row} for row in result.bindings]
    return result


def _required(parameter: Parameter) -> bool:
    return parameter.default is None and not parameter.optional


def _term(query: str, parameter: Parameter, value: str) -> Identifier:
    if parameter.type == "text":
        iri = expand(value.strip("<>") if value.startswith("<") else value)
        return URIRef(iri) if re.fullmatch(r"[a-z][a-z0-9+.-]*://[^\s<>\"{}|\\^`]+", iri) else Literal(value)
    pattern = r"[+-]?\d+" if parameter.type == "integer" else r"[+-]?\d+(\.\d+)?"
    if not re.fullmatch(pattern, value, re.ASCII):
        message = f"{query}: the parameter {parameter.name!r} must be {_article(parameter.type)}, not {value!r}"
        raise QueryError(message)
    return Literal(value, datatype=XSD[parameter.type])


def _article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
