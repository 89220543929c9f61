"""The Neo4j store: a server of version 5.26 or later, through the official driver.

User name, password and database come from NEO4J_USERNAME (default `neo4j`),
NEO4J_PASSWORD and NEO4J_DATABASE (default: the user's home database). The server
itself enforces that `run` only reads: its transactions have the access mode READ.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Self
from urllib.parse import urlsplit

import neo4j
from neo4j.exceptions import (
    ConfigurationError,
    ConnectionPoolError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from diplograph.graph.errors import (
    GraphError,
    GraphUnavailableError,
    InputError,
    QueryError,
    ReadOnlyError,
)
from diplograph.graph.store import Row, Statement
from diplograph.graph.text import one_line

__all__ = ["Neo4jGraph"]

CONNECT_SECONDS = 10
RETRY_SECONDS = 15
_REASON = re.compile(r"\[\w+ ?-?\d*\] ([^()\n]+)")

# Without a handler of the application's own, the driver's retries would be printed
# to standard error; every failure that counts comes back as an error anyway.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


class Neo4jGraph:
    """A graph on a Neo4j server; see `diplograph.graph.store.Graph`."""

    def __init__(self, driver: neo4j.Driver, address: str, database: str | None) -> None:
        self._driver = driver
        self._address = address
        self._database = database

    @classmethod
    def open(cls, address: str) -> Self:
        """Connect to a server and check that it answers.

        Raises:
            GraphUnavailableError: the server is down, refuses the credentials, or
                has no such database.
            InputError: the address is malformed or carries a password.
        """
        _check_address(address)
        password = os.environ.get("NEO4J_PASSWORD")
        username = os.environ.get("NEO4J_USERNAME") or "neo4j"
        try:
            driver = neo4j.GraphDatabase.driver(
                address,
                auth=(username, password) if password else None,
                connection_timeout=CONNECT_SECONDS,
                connection_acquisition_timeout=2 * CONNECT_SECONDS,
                max_transaction_retry_time=RETRY_SECONDS,
                # Hints about unknown labels are no errors; an empty graph has no labels yet.
                notifications_min_severity="OFF",
            )
        except (ConfigurationError, ValueError) as error:
            raise InputError(f"cannot use the address {address}: {one_line(error)}") from None
        graph = cls(driver, address, os.environ.get("NEO4J_DATABASE") or None)
        try:
            graph._check()
        except BaseException:
            graph.close()
            raise
        return graph

    @property
    def name(self) -> str:
        """The server's address."""
        return self._address

    def run(self, cypher: str, **parameters: Any) -> list[Row]:
        """Answer a read-only query, a dict a row; see `Graph.run`."""

        def work(transaction: neo4j.ManagedTransaction) -> list[Row]:
            return _rows(transaction.run(cypher, parameters))

        with self._errors(), self._session(neo4j.READ_ACCESS) as session:
            return session.execute_read(work)

    def write(self, statements: Sequence[Statement]) -> list[list[Row]]:
        """Run statements in one transaction; see `Graph.write`."""

        def work(transaction: neo4j.ManagedTransaction) -> list[list[Row]]:
            return [
                _rows(transaction.run(cypher, dict(parameters)))
                for cypher, parameters in statements
            ]

        with self._errors(), self._session(neo4j.WRITE_ACCESS) as session:
            return session.execute_write(work)

    def close(self) -> None:
        """Close the connections; a second call does nothing."""
        self._driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _session(self, access: str) -> neo4j.Session:
        return self._driver.session(database=self._database, default_access_mode=access)

    def _check(self) -> None:
        # Not a managed transaction: those retry for a while what will not come.
        with self._errors(), self._session(neo4j.READ_ACCESS) as session:
            session.run("RETURN 1 AS one").consume()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except (ServiceUnavailable, SessionExpired, ConnectionPoolError) as error:
            found = _REASON.search(str(error))
            reason = one_line(found[1] if found else error, 80)
            raise GraphUnavailableError(
                f"no Neo4j server answers at {self._address} ({reason}): "
                "start it, or name another graph"
            ) from None
        except Neo4jError as error:
            raise self._server_error(error) from None
        except DriverError as error:
            if "closed" in str(error).lower():
                raise GraphError(f"{self._address}: the graph is closed") from None
            raise QueryError(f"Neo4j: {one_line(error)}") from None
        except (TypeError, ValueError, OverflowError) as error:
            # The driver's complaint about a parameter that Cypher has no type for.
            raise QueryError(f"Neo4j: {one_line(error)}") from None

    def _server_error(self, error: Neo4jError) -> GraphError:
        _, _, code = (error.code or "").partition(".")
        message = one_line(error.message or error)
        family, _, name = code.rpartition(".")
        if name == "DatabaseNotFound":
            return GraphUnavailableError(
                f"{self._address} has no database '{self._database}': set NEO4J_DATABASE"
            )
        if name == "AccessMode":
            return ReadOnlyError(f"the query would write, and this is read-only: {message}")
        if name == "Forbidden":
            return QueryError(f"{self._address} does not let this user do that: {message}")
        if name == "CredentialsExpired":
            return GraphUnavailableError(
                f"{self._address}: the initial password must be changed on the server first"
            )
        if name == "AuthenticationRateLimit":
            return GraphUnavailableError(
                f"{self._address} refuses log-ins after too many wrong passwords: wait a minute"
            )
        if family == "ClientError.Security":
            return GraphUnavailableError(
                f"{self._address} refuses the user name or password: "
                "set NEO4J_USERNAME and NEO4J_PASSWORD"
            )
        if error.is_retryable():
            return GraphUnavailableError(f"{self._address} cannot serve now: {message}")
        return QueryError(f"Cypher: {message}")


def _check_address(address: str) -> None:
    try:
        parts = urlsplit(address)
        # Reading the port checks it.
        credentials, _ = parts.username or parts.password, parts.port
    except ValueError as error:
        raise InputError(f"not an address of a Neo4j server: {one_line(error)}") from None
    if credentials:
        raise InputError(
            "put the user name and password into NEO4J_USERNAME and NEO4J_PASSWORD, "
            "not into the address"
        )


def _rows(result: neo4j.Result) -> list[Row]:
    keys = result.keys()
    return [{key: _plain(record[key]) for key in keys} for record in result]


def _plain(value: Any) -> Any:
    """Nodes and relationships as dicts of properties, times as ISO strings."""
    if isinstance(value, neo4j.graph.Path):
        return {
            "nodes": [_plain(node) for node in value.nodes],
            "relationships": [_plain(link) for link in value.relationships],
        }
    if isinstance(value, neo4j.graph.Entity):
        return {key: _plain(value[key]) for key in value}
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if hasattr(value, "iso_format"):
        return value.iso_format()
    return value
