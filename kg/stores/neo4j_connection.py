"""A connection to a Neo4j server, and its errors as lines that a user can act on."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final
from urllib.parse import parse_qs, unquote, urlsplit

import neo4j
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    CypherSyntaxError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

from ontology.errors import QueryError, StoreError

from .addresses import shown

# What the driver logs reaches whoever asks for it; errors are told by us, in one line.
logging.getLogger("neo4j").addHandler(logging.NullHandler())

OLDEST: Final = (5, 26)
"""The first version of the server that we write for: the long-term support line of Neo4j 5."""

_VERSION = re.compile(r"Neo4j/(\d+)\.(\d+)")


class Connection:
    """A driver with the database to use. `name` is the address without a password."""

    def __init__(self, address: str) -> None:
        """Raises `StoreError` for an address without a host, a wrong password, a server that is down or too old."""
        parts = urlsplit(address)
        try:
            host, port = parts.hostname, parts.port
        except ValueError as error:
            raise StoreError(f"地址有误 / not an address: {error}") from error
        if not host:
            raise StoreError(f"地址缺少主机名 / the address names no host: {shown(address)}")
        netloc = f"[{host}]" if ":" in host else host
        self.database = parse_qs(parts.query).get("database", [None])[0]
        uri = f"{parts.scheme}://{netloc}" + (f":{port}" if port else "")
        self.name = uri + (f"?database={self.database}" if self.database else "")
        user = unquote(parts.username) if parts.username else os.environ.get("DUTYGRAPH_NEO4J_USER")
        password = unquote(parts.password) if parts.password else os.environ.get("DUTYGRAPH_NEO4J_PASSWORD", "")
        with self.errors():
            self.driver = neo4j.GraphDatabase.driver(
                uri,
                auth=(user, password) if user else None,
                user_agent="dutygraph",
                connection_timeout=10,
                max_transaction_retry_time=30,
                notifications_min_severity="OFF",
                warn_notification_severity="OFF",
            )
        try:
            with self.errors(), self.session(read=True) as session:
                self._check_version(session.run("RETURN 1").consume().server.agent)
        except BaseException:
            self.driver.close()
            raise

    def _check_version(self, agent: str) -> None:
        match = _VERSION.match(agent)
        if match is not None and (int(match[1]), int(match[2])) < OLDEST:
            needed = ".".join(map(str, OLDEST))
            raise StoreError(
                f"服务器版本过低，需要 Neo4j {needed} 或更高 / Neo4j {needed} or later is needed, this is {agent}: "
                f"{self.name}"
            )

    def session(self, *, read: bool) -> neo4j.Session:
        """A session that may only read, or one that writes."""
        mode = neo4j.READ_ACCESS if read else neo4j.WRITE_ACCESS
        return self.driver.session(database=self.database, default_access_mode=mode)

    @contextmanager
    def errors(self) -> Iterator[None]:
        """What the driver raises inside becomes a `StoreError` or `QueryError` of one line."""
        try:
            yield
        except AuthError as error:
            raise StoreError(
                f"用户名或密码不对 / wrong user or password: {self.name} "
                "(neo4j://USER:PASSWORD@…, DUTYGRAPH_NEO4J_USER, DUTYGRAPH_NEO4J_PASSWORD)"
            ) from error
        except (ServiceUnavailable, SessionExpired) as error:
            raise StoreError(
                f"连不上服务器，是否已启动 / cannot reach the server, is it running: {self.name}"
            ) from error
        except TransientError as error:
            raise StoreError(f"服务器繁忙，请稍后再试 / the server is busy, try again later: {self.name}") from error
        except CypherSyntaxError as error:
            raise QueryError(f"Cypher 无法读取 / cannot read the query: {_said(error)}") from error
        except ClientError as error:
            if error.code == "Neo.ClientError.Database.DatabaseNotFound":
                raise StoreError(f"没有这个数据库 / no such database: {self.name}") from error
            if (error.code or "").startswith("Neo.ClientError.Statement."):
                raise QueryError(f"查询无法执行 / cannot run the query: {_said(error)}") from error
            raise StoreError(f"服务器拒绝 / the server refuses: {self.name} ({_said(error)})") from error
        except (Neo4jError, DriverError, ConfigurationError, ValueError, OSError) as error:
            raise StoreError(f"无法读写 / cannot read or write: {self.name} ({_said(error)})") from error


def _said(error: BaseException) -> str:
    text = getattr(error, "message", None) or str(error)
    return " ".join(str(text).split())[:300]
