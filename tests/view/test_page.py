import base64
import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import store, view
from kg.errors import OutputError
from kg.view.page import escaped


@pytest.fixture(scope="module")
def text(sample):
    return view.render(sample)


def elements(text, pattern):
    return re.findall(pattern, text, re.DOTALL)


def test_the_policy_allows_by_hash_just_what_the_page_carries(text):
    policy = elements(text, r'http-equiv="Content-Security-Policy" content="([^"]*)"')[0].replace("&#39;", "'")
    allowed = set(re.findall(r"sha256-([^']+)", policy))
    carried = elements(text, r"<style>(.*?)</style>") + elements(text, r"<script>(.*?)</script>")
    assert {base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in carried} == allowed
    assert len(allowed) == 3
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


def test_nothing_is_loaded_and_no_handler_stands_in_the_markup(text):
    markup = re.sub(r"<(script|style)\b.*?</\1>", "", text, flags=re.DOTALL)
    assert re.findall(r"""(?:src|href|action)=["']?([^"'\s>]+)""", markup) == ["data:,"]
    assert not re.search(r"\son\w+=|\sstyle=", markup)
    assert "sourceMappingURL" not in text
    assert not re.search(r"@import|url\(", elements(text, r"<style>(.*?)</style>")[0])


def test_data_in_the_page_reads_back_whatever_it_holds():
    value = "</script><!--<script>\u2028\u2029\\u003c&amp;\"'"
    assert not re.search("[<\u2028\u2029]", escaped(value))
    assert json.loads(escaped(value)) == value


def test_the_order_of_the_triples_does_not_matter(sample, text):
    other = ox.Store()
    other.extend(sorted(sample.native, key=str, reverse=True))
    assert view.render(store.GraphStore.over(other)) == text


def test_bytes_are_the_same_under_any_hash_seed(sample, text, tmp_path):
    path = tmp_path / "graph.trig"
    sample.native.dump(str(path), ox.RdfFormat.TRIG)
    code = """if True:
        import pathlib, sys
        from kg import store, view
        view.write(store.load(pathlib.Path(sys.argv[1])), pathlib.Path(sys.argv[2]))
    """
    for seed in ("1", "2"):
        out = tmp_path / f"{seed}.html"
        here = str(Path(view.__file__).parents[2])
        environment = {"PYTHONPATH": here, "PYTHONHASHSEED": seed, "LC_ALL": "POSIX", "PYTHONUTF8": "0", "PATH": ""}
        subprocess.run([sys.executable, "-c", code, path, out], check=True, env=environment, cwd=tmp_path)
        assert out.read_bytes() == text.encode()
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["1.html", "2.html", "graph.trig"]


def test_a_folder_that_is_not_there_is_refused(sample, tmp_path):
    with pytest.raises(OutputError, match="nowhere"):
        view.write(sample, tmp_path / "nowhere" / "graph.html")
