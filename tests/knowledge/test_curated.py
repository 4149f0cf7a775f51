"""An answer that staff approved wins where its question is asked."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from knowledge.answer import Status
from knowledge.answerer import Answerer, answerer_of
from knowledge.curated import DOCUMENT, CuratedAnswer
from knowledge.embedder import Embedder
from knowledge.index import IndexStore

APPROVED = CuratedAnswer("1", "Où se trouve la machine à café ?", "Au rez-de-chaussée du bâtiment 1.")
FOR_STAFF = CuratedAnswer("2", "Quel est le code du coffre ?", "Voir l'astreinte.", audience=frozenset({"staff"}))


class Approved:
    def current(self) -> Sequence[CuratedAnswer]:
        return [APPROVED, FOR_STAFF]


@pytest.fixture(scope="module")
def curated(nursery: Path, embedder: Embedder) -> Answerer:
    return answerer_of(IndexStore(nursery, embedder), curated=Approved())


@pytest.mark.parametrize("question", ["où se trouve la machine à café ?", "ou se trouve la machine a cafe"])
def test_the_approved_question_gets_the_approved_answer(curated: Answerer, question: str) -> None:
    answer = curated.ask(question)
    assert (answer.status, answer.text) == (Status.ANSWERED, APPROVED.text)
    assert answer.sources[0].document == DOCUMENT and answer.sources[0].section == APPROVED.question


@pytest.mark.parametrize("question", ["où se trouve la machine à laver ?", "combien coûte un badge perdu ?"])
def test_another_question_is_never_given_it_as_its_answer(curated: Answerer, question: str) -> None:
    answer = curated.ask(question)
    assert answer.text != APPROVED.text or answer.status is Status.NEAR


def test_an_approved_answer_is_for_its_audience_alone(curated: Answerer) -> None:
    answer = curated.ask("quel est le code du coffre ?", audience=frozenset({"hosted"}))
    assert answer.text != FOR_STAFF.text


def test_a_doubtful_question_is_shown_the_approved_answer_as_near_where_the_documents_do_not_answer(
    nursery: Path, embedder: Embedder
) -> None:
    approved = CuratedAnswer("3", "Où se trouve le local à poussettes ?", "À la cave.")

    class One:
        def current(self) -> Sequence[CuratedAnswer]:
            return [approved]

    answer = answerer_of(IndexStore(nursery, embedder), curated=One()).ask("où ranger sa poussette dans le local ?")
    assert (answer.status, answer.text) == (Status.NEAR, approved.text)
    assert answer.sources[0].section == approved.question
