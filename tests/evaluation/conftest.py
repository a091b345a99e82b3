"""The annotated documents: twenty here, and the two seeds."""

from pathlib import Path

import pytest

from kg import evaluate

HERE = Path(__file__).parent
SEEDS = HERE.parents[1] / "seeds"


@pytest.fixture(scope="session")
def corpus() -> list[evaluate.Annotated]:
    return evaluate.find(HERE / "corpus", [SEEDS])
