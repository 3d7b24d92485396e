"""Many files into one store, or into parts of a graph, with a report of what was read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from .corpus.own_files import OwnFiles
from .corpus.report import BuildReport, Progress
from .corpus.source import Columns
from .sources import PathLike
from .stores import filled_store

if TYPE_CHECKING:
    from kg import Store

    from .corpus.run import Run

Show = Callable[[Progress], None]
Paths = Iterable[PathLike] | PathLike


def build(
    paths: Paths,
    store: Store | PathLike,
    *,
    lexicon: PathLike | None = None,
    bodies: PathLike | None = None,
    columns: Columns | None = None,
    jobs: int = 1,
    cluster: str | None = None,
    prune: bool = False,
    progress: Show = lambda state: None,
) -> BuildReport:
    """Read files, and the readable ones below folders, into a store, so that it holds each of their documents once.

    What the store has already of the same texts, read by the same version, is left as it is; what changed is replaced;
    documents whose texts are gone are reported, and with `prune` taken out. Stopped at any point and run again, it ends
    with the same graph. `store` is an open store or an address, which is opened once there is something to write, so
    that a run that reads nothing leaves it as it was. `columns` are those of tables. With `jobs` above 1 so many
    processes extract (a script then needs its `if __name__ == "__main__":`), or the workers of the Dask scheduler at
    `cluster`. `lexicon` is a file with words of the user's own, `bodies` one with public bodies. A file that cannot be
    read is noted in the report and passed over.
    Raises InputError where no file is found or one of the user's own cannot be read, StoreError where the store cannot
    be opened or written.
    """
    from kg.containment import relate
    from ontology.body_files import body_text
    from queries.index import refresh

    from .corpus.into_store import write_into

    with _surveyed(paths, OwnFiles.of(lexicon, bodies), columns, jobs, cluster, progress) as run:
        if not run.surveys:
            return run.report()
        with filled_store(store) as opened:
            report = write_into(run, opened, prune)
            run.crew.stop()  # what follows is this process's alone, and takes the memory that they had
            if report.documents:
                relate(opened)
            opened.put_registry(None if bodies is None else body_text(Path(bodies)))
            refresh(opened)
            return report


def build_parts(
    paths: Paths,
    output: PathLike,
    *,
    format: str = "nquads",
    lexicon: PathLike | None = None,
    bodies: PathLike | None = None,
    columns: Columns | None = None,
    jobs: int = 1,
    cluster: str | None = None,
    progress: Show = lambda state: None,
) -> BuildReport:
    """`build` into a folder of parts, at any fsspec address, in place of a store: for `load_parts`, and for the bulk
    loaders of other stores. `format` is "nquads" or "parquet". What is there already of an earlier run, of the same
    texts, is not made again. The workers of a cluster must reach `output` and `paths` under the same addresses.
    Raises as `build` does.
    """
    from .corpus.into_parts import write_parts

    with _surveyed(paths, OwnFiles.of(lexicon, bodies), columns, jobs, cluster, progress) as run:
        return write_parts(run, os.fspath(output), format) if run.surveys else run.report()


def load_parts(output: PathLike, store: Store | PathLike, *, progress: Show = lambda state: None) -> int:
    """Put the documents of a folder of parts into a store, each in place of what was there; returns their number.

    Raises InputError where there are no complete parts, StoreError where one is not whole or the store fails.
    """
    from queries.index import refresh

    from .corpus.loading import load_into
    from .corpus.parts import read_manifest

    manifest = read_manifest(os.fspath(output))
    with filled_store(store) as opened:
        count = load_into(os.fspath(output), manifest, opened, progress)
        refresh(opened)
        return count


@contextmanager
def _surveyed(
    paths: Paths, own: OwnFiles, columns: Columns | None, jobs: int, cluster: str | None, progress: Show
) -> Iterator[Run]:
    from extract.extraction import extractor

    from .corpus.cluster import cluster as dask_cluster
    from .corpus.finding import Corpus
    from .corpus.run import Run
    from .corpus.version import extractor_version
    from .corpus.workers import workers

    extractor(own.lexicon, own.bodies)
    corpus = Corpus([paths] if isinstance(paths, str | os.PathLike) else list(paths), columns)
    with dask_cluster(cluster) if cluster else workers(jobs) as crew:
        run = Run(corpus, crew, own, extractor_version(own), progress)
        run.survey()
        yield run
