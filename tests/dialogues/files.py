"""The files of scenarios: the project's own, and the shared cases where they are at hand."""

from pathlib import Path

from tests.dialogues.scenario import Scenario, load_suite

HERE = Path(__file__).parent
OWN = HERE / "scenarios"
SHARED = HERE.parents[1].parent / "shared" / "cases" / "dialogues.json"


def own(*names: str) -> list[Scenario]:
    """The scenarios of these files; all own ones where none is named."""
    files = [OWN / f"{name}.json" for name in names] or sorted(OWN.glob("*.json"))
    return [scenario for file in files for scenario in load_suite(file).scenarios]
