"""Running the server until it is told to stop."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

from ontology.errors import DutygraphError

from ..server import explorer
from ..terminal import complain, console
from .page_files import is_built
from .settings import Settings

if TYPE_CHECKING:
    import uvicorn


class AddressError(DutygraphError):
    """An address that cannot be listened at."""


def serve(store: str, host: str, port: int, settings: Settings) -> None:
    """Serve a store by its address; returns when interrupted. Prints one line with the page's address once it answers.

    Raises StoreError where the store cannot be opened, AddressError where something else listens there.
    """
    import uvicorn

    app = explorer(store, settings)
    if not is_built():
        complain("页面尚未构建，只有接口 / the page is not built: make page (Node.js 20)")
    with _listening(host, port) as listener:
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{listener.getsockname()[1]}/"
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, timeout_keep_alive=30)
        try:
            _announcing(config, address).run(sockets=[listener])
        finally:
            app.state.explorer.live.close()


def _listening(host: str, port: int) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family, backlog=128)
    except OSError as error:
        raise AddressError(
            f"无法监听 {host}:{port}，换一个 --port / cannot listen there, choose another --port: {error.strerror}"
        ) from error


def _announcing(config: uvicorn.Config, address: str) -> uvicorn.Server:
    import uvicorn

    class Announcing(uvicorn.Server):
        """Says where it is once it answers."""

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            console().print(f"职责图谱 ready: {address}  (Ctrl+C 结束 ends it)")

    return Announcing(config)
