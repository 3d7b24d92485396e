"""Building from a corpus: again, after changes, after interruptions, over bad files; the graph is always the same."""

from __future__ import annotations

import csv
import json
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from varied import policy, write_bad, write_policies

import kg
from dutygraph import BuildReport, Progress, build
from kg.rdf import NamedGraph
from kg.store import Row, Store
from kg.stores.growing import GrowingStore
from ontology.iris import PREFIXES, graph_iri
from ontology.records import Document, Extraction


def graph(store: Path) -> bytes:
    with kg.open_store(store, read_only=True) as opened:
        return b"".join(opened.dump("nquads", internal=True))


def command(*args: str | Path, cwd: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "dutygraph", *map(str, args)], cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def ran(*args: str | Path, cwd: Path) -> tuple[int, str, str]:
    run = command(*args, cwd=cwd)
    out, err = run.communicate(timeout=250)
    assert b"Traceback" not in err, err.decode()
    return run.returncode, out.decode(), err.decode()


@pytest.fixture
def laws(tmp_path: Path) -> Path:
    write_policies(tmp_path / "laws", 12)
    return tmp_path / "laws"


def written(report: BuildReport) -> list[str]:
    return sorted(Path(d.file).name for d in report.documents)


def test_on_two_cores_as_on_one(tmp_path: Path, laws: Path) -> None:
    one = build([laws], tmp_path / "one", jobs=1)
    two = build([laws], tmp_path / "two", jobs=2)
    assert one == two and len(one.documents) == 12 and not one.failures
    assert graph(tmp_path / "one") == graph(tmp_path / "two")


def test_a_script_that_its_workers_would_run_again_is_told_so(tmp_path: Path, laws: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        f"import dutygraph\nwith dutygraph.open('store') as s:\n    dutygraph.build([{str(laws)!r}], s, jobs=2)\n"
    )
    run = subprocess.run(
        [sys.executable, script], cwd=tmp_path, capture_output=True, text=True, timeout=250, check=False
    )
    assert run.returncode == 1
    assert 'if __name__ == "__main__":' in run.stderr.splitlines()[-1]


def test_what_has_not_changed_is_passed_over(tmp_path: Path, laws: Path) -> None:
    build([laws], tmp_path / "store")
    again = build([laws], tmp_path / "store")
    assert (again.documents, again.unchanged) == ((), 12)
    (laws / "00/3.txt").write_text(policy(3).replace("应当", "要"), encoding="utf-8")
    write_policies(laws, 13)
    (laws / "00/3.txt").write_text(policy(3) + "\n附则另定。", encoding="utf-8")
    after = build([laws], tmp_path / "store")
    assert (written(after), after.unchanged) == (["13.txt", "3.txt"], 11)
    build([laws], tmp_path / "fresh")
    assert graph(tmp_path / "store") == graph(tmp_path / "fresh")


def test_a_document_that_changes_its_number_leaves_its_old_place(tmp_path: Path, laws: Path) -> None:
    build([laws], tmp_path / "store")
    (laws / "00/3.txt").write_text(policy(3).replace("2021", "2020"), encoding="utf-8")
    report = build([laws], tmp_path / "store")
    assert [name.partition("〔")[2] for name in report.removed] == ["2021〕3号"]
    build([laws], tmp_path / "fresh")
    assert graph(tmp_path / "store") == graph(tmp_path / "fresh")


def test_what_vanished_is_said_and_taken_out_when_asked(tmp_path: Path, laws: Path) -> None:
    build([laws], tmp_path / "store")
    (laws / "00/3.txt").unlink()
    kept = build([laws], tmp_path / "store")
    assert (kept.vanished, kept.removed, kept.unchanged) == (("laws/00/3.txt",), (), 11)
    pruned = build([laws], tmp_path / "store", prune=True)
    assert pruned.vanished == ("laws/00/3.txt",) and len(pruned.removed) == 1
    build([laws], tmp_path / "fresh")
    assert graph(tmp_path / "store") == graph(tmp_path / "fresh")


def test_what_cannot_be_read_any_more_stays_as_it_was(tmp_path: Path, laws: Path) -> None:
    build([laws], tmp_path / "store")
    before = graph(tmp_path / "store")
    (laws / "00/3.txt").write_bytes(b"")
    report = build([laws], tmp_path / "store", prune=True)
    assert len(report.failures) == 1 and not report.vanished and not report.removed
    assert graph(tmp_path / "store") == before


def test_documents_from_elsewhere_are_left_alone(tmp_path: Path, laws: Path) -> None:
    build([laws], tmp_path / "store")
    (tmp_path / "more").mkdir()
    (tmp_path / "more/a.txt").write_text(policy(90), encoding="utf-8")
    report = build([tmp_path / "more"], tmp_path / "store", prune=True)
    assert (report.vanished, report.removed) == ((), ())
    with kg.open_store(tmp_path / "store", read_only=True) as store:
        assert len(store.documents()) == 13


def test_the_last_copy_of_a_document_takes_the_place_of_a_vanished_one(tmp_path: Path, laws: Path) -> None:
    (laws / "copy.txt").write_text("转载\n\n" + policy(3), encoding="utf-8")
    report = build([laws], tmp_path / "store")
    assert len(report.documents) == 12 and len(report.repeated) == 1
    (laws / "00/3.txt").unlink()
    assert written(build([laws], tmp_path / "store", prune=True)) == ["copy.txt"]
    build([laws], tmp_path / "fresh")
    assert graph(tmp_path / "store") == graph(tmp_path / "fresh")


def test_every_copy_is_named_as_a_source(tmp_path: Path, laws: Path) -> None:
    (laws / "copy.md").write_text(policy(3) + "\n", encoding="gb18030")
    build([laws], tmp_path / "store")
    query = """
    SELECT ?address ?format WHERE { GRAPH ?graph {
      ?graph <http://www.w3.org/ns/prov#wasDerivedFrom> ?source .
      ?source <https://w3id.org/dutygraph/ontology#address> ?address ; <http://purl.org/dc/terms/format> ?format } }
    """
    with kg.open_store(tmp_path / "store", read_only=True) as store:
        rows = {(row["address"], row["format"]) for row in store.select(query)}
    assert {("laws/00/3.txt", "txt"), ("laws/copy.md", "md")} <= rows and len(rows) == 13


def test_where_the_best_copy_fails_another_is_read(tmp_path: Path, laws: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dutygraph.corpus import extraction

    (laws / "copy.txt").write_text(policy(3) + "\n", encoding="utf-8")
    load = extraction.load
    monkeypatch.setattr(
        extraction, "load", lambda s: load(s) if s.where.endswith("copy.txt") or "/3.txt" not in s.where else 1 / 0
    )
    report = build([laws], tmp_path / "store")
    assert [Path(f.file).name for f in report.failures] == ["3.txt"] and "copy.txt" in written(report)


def test_progress_ends_with_all_that_there_is(tmp_path: Path, laws: Path) -> None:
    states: list[Progress] = []
    build([laws], tmp_path / "store", progress=states.append)
    assert [s.documents for s in states] == [*range(1, 13), *range(1, 13)]
    last = states[-1]
    assert (last.stage, last.documents, last.characters) == ("extract", last.of_documents, last.of_characters)


def test_json_progress_and_quiet(tmp_path: Path, laws: Path) -> None:
    code, _, said = ran("build", laws, "--json-progress", cwd=tmp_path)
    lines = [json.loads(line) for line in said.splitlines()]
    assert code == 0 and lines[-1]["documents"] == lines[-1]["of_documents"] == 12 and lines[-1]["seconds_left"] == 0
    assert ran("build", laws, "--store", "other", "--quiet", cwd=tmp_path) == (0, "", "")


def test_columns_are_named_on_the_command_line(tmp_path: Path) -> None:
    rows = [{"body": policy(n).partition("\n\n各市")[2], "no": f"某政发〔2020〕{n}号"} for n in (1, 2)]
    (tmp_path / "t.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    code, said, _ = ran("build", "t.jsonl", "--text-column", "body", "--column", "number=no", cwd=tmp_path)
    assert code == 0 and "某政发〔2020〕1号" in said
    code, _, said = ran("build", "t.jsonl", "--column", "colour=no", cwd=tmp_path)
    assert code == 2 and "title=NAME" in said and said.count("\n") == 1


def good_and_bad(tmp_path: Path, good: int, bad: int) -> None:
    write_policies(tmp_path / "all", good)
    wrong = write_bad(tmp_path / "all/05", bad)
    (tmp_path / "all/up").symlink_to(tmp_path / "all")
    code, _, said = ran("build", "all", "--report", "report.json", "--store", "s", cwd=tmp_path)
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert code == 1 and said
    with kg.open_store(tmp_path / "s", read_only=True) as store:
        assert len(store.documents()) == good == len(report["documents"])
    failed = {failure["file"] for failure in report["failures"]}
    assert [name for name in wrong if not any(name in file for file in failed)] == []
    assert len(failed) == bad + 1 and all(failure["reason"] for failure in report["failures"])


def test_bad_files_are_in_the_report_and_good_ones_in_the_graph(tmp_path: Path) -> None:
    good_and_bad(tmp_path, 30, 12)


@pytest.mark.endurance
@pytest.mark.timeout(1800)
def test_a_thousand_good_and_fifty_bad_files(tmp_path: Path) -> None:
    good_and_bad(tmp_path, 1000, 50)


def test_a_report_as_csv(tmp_path: Path, laws: Path) -> None:
    (laws / "empty.txt").write_bytes(b"")
    assert ran("build", laws, "--report", "report.csv", cwd=tmp_path)[0] == 1
    with (tmp_path / "report.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert rows[0]["what"] == "failed: read" and rows[0]["file"].endswith("empty.txt") and "空" in rows[0]["why"]
    assert ran("build", laws, "--report", "report.doc", cwd=tmp_path)[0] == 2


def killed(tmp_path: Path, folder: Path, moments: Sequence[float], how: signal.Signals) -> None:
    """Build, stopped after each of so many seconds and begun again; the end is that of a run that nobody stopped."""
    build([folder], tmp_path / "undisturbed")
    stopped = 0
    for moment in moments:
        run = command("build", folder, "--store", "store", "--jobs", "2", cwd=tmp_path)
        time.sleep(moment)
        run.send_signal(how)
        _, said = run.communicate(timeout=120)
        assert b"Traceback" not in said, said.decode()
        stopped += run.returncode not in (0, 2)
    code, _, said = ran("build", folder, "--store", "store", "--jobs", "2", cwd=tmp_path)
    assert code == 0, said
    assert stopped and graph(tmp_path / "store") == graph(tmp_path / "undisturbed")


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_stopped_and_begun_again(tmp_path: Path, laws: Path, how: signal.Signals) -> None:
    chance = random.Random(how)
    killed(tmp_path, laws, [chance.uniform(0.3, 6) for _ in range(3)], how)


@pytest.mark.endurance
@pytest.mark.timeout(1800)
def test_stopped_at_twenty_moments(tmp_path: Path) -> None:
    write_policies(tmp_path / "laws", 200)
    chance = random.Random(20)
    killed(tmp_path, tmp_path / "laws", [chance.uniform(0.5, 15) for _ in range(20)], signal.SIGKILL)


def test_records_know_where_they_come_from(tmp_path: Path, laws: Path) -> None:
    (laws / "copy.md").write_text(policy(3) + "\n", encoding="gb18030")
    build([laws], tmp_path / "store")
    with kg.open_store(tmp_path / "store", read_only=True) as store:
        document = next(name for name in store.documents() if name.endswith("〕3号"))
        origin = store.records(document).origins[document]
    copies = [(copy.address, copy.format, copy.encoding) for copy in origin.copies]
    assert copies == [("laws/00/3.txt", "txt", "utf-8"), ("laws/copy.md", "md", "gb18030")]


def test_a_text_of_many_documents_goes_through_in_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, laws: Path
) -> None:
    from dutygraph.corpus import extraction

    (tmp_path / "all.txt").write_text("".join(policy(n) for n in range(1, 9)), encoding="utf-8")
    build([tmp_path / "all.txt"], tmp_path / "whole")
    monkeypatch.setattr(extraction, "CHUNK", 1000)
    monkeypatch.setattr(GrowingStore, "at_once", 1000)
    build([tmp_path / "all.txt"], tmp_path / "pieces")
    assert graph(tmp_path / "whole") == graph(tmp_path / "pieces")


def test_one_endless_document_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, laws: Path) -> None:
    from dutygraph.corpus import extraction

    (laws / "long.txt").write_text(policy(20) + "县级人民政府应当加强管理。\n" * 500, encoding="utf-8")
    monkeypatch.setattr(extraction, "LONGEST", 3000)
    report = build([laws], tmp_path / "store")
    assert ["split it" in f.reason for f in report.failures] == [True] and len(report.documents) == 12


@pytest.mark.endurance
@pytest.mark.timeout(3600)
def test_a_text_of_fifty_megabytes(tmp_path: Path) -> None:
    import psutil

    (tmp_path / "all").mkdir()
    write_policies(tmp_path / "all", 20)
    with (tmp_path / "all/big.txt").open("w", encoding="utf-8") as file:
        for number in range(1000, 30_000):
            file.write(policy(number))
    assert (tmp_path / "all/big.txt").stat().st_size > 50_000_000
    run, most = command("build", "all", "--parts", "parts", "--quiet", cwd=tmp_path), 0
    while run.poll() is None:
        family = [psutil.Process(run.pid), *psutil.Process(run.pid).children(recursive=True)]
        most = max(most, sum(one.memory_info().rss for one in family if one.is_running()))
        time.sleep(0.5)
    assert run.returncode == 0 and most < 8_000_000_000, most


def test_a_first_build_that_is_stopped_goes_on_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_policies(tmp_path / "laws", 12)
    monkeypatch.setattr(GrowingStore, "at_once", 1)

    def stop(state: Progress) -> None:
        if state.stage == "extract" and state.documents == 7:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build([tmp_path / "laws"], tmp_path / "store", progress=stop)
    assert not (tmp_path / "store").exists()
    report = build([tmp_path / "laws"], tmp_path / "store")
    assert (len(report.documents), report.unchanged) == (5, 7)
    build([tmp_path / "laws"], tmp_path / "fresh")
    assert graph(tmp_path / "store") == graph(tmp_path / "fresh")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["fresh", "laws", "store"]


def test_a_batch_that_was_cut_off_is_loaded_again(tmp_path: Path) -> None:
    kind = f"<{PREFIXES['rdf']}type> <{PREFIXES['duty']}DocumentGraph> ."
    whole, cut = (NamedGraph(graph_iri(name), f"<{graph_iri(name)}> {kind}\n") for name in "ab")
    with kg.growing_store(tmp_path / "store") as store:
        store.put_graphs([whole])
        store.bulk_load([cut])  # killed before the mark
    with kg.growing_store(tmp_path / "store") as store:
        assert store.documents() == ["a"]
        store.put_graphs([cut])
        store.complete()
    with kg.open_store(tmp_path / "store", read_only=True) as done:
        assert done.documents() == ["a", "b"]


def test_a_store_that_holds_no_rdf_gets_records(tmp_path: Path, laws: Path) -> None:
    class Records(Store):
        language = "sparql"

        def __init__(self) -> None:
            self.found: dict[str, Extraction] = {}

        def replace(self, extraction: Extraction) -> None:
            self.found.update((document.id, extraction) for document in extraction.of(Document))

        def select(self, query: str, parameters: object = None) -> list[Row]:
            return []

    Records.__abstractmethods__ = frozenset()
    store = Records()
    build([laws], store)
    build([laws], tmp_path / "rdf")
    with kg.open_store(tmp_path / "rdf", read_only=True) as rdf:
        assert store.found == {name: rdf.records(name) for name in rdf.documents()}
