"""The search behind LangChain's retriever interface."""

from knowledge.answerer import Answerer
from knowledge.retriever import PassageRetriever


def test_the_best_passages_come_as_documents(answerer: Answerer) -> None:
    found = PassageRetriever(answerer=answerer, k=3).invoke("combien coûte la domiciliation ?")
    assert len(found) == 3
    assert found[0].metadata["document"] == "domiciliation" and found[0].metadata["section"] == "Prix"
    assert "45 € HT par mois" in found[0].page_content
    assert [one.metadata["score"] for one in found] == sorted((one.metadata["score"] for one in found), reverse=True)


def test_a_typing_error_is_no_obstacle(answerer: Answerer) -> None:
    found = PassageRetriever(answerer=answerer, k=1).invoke("prix domicilliation")
    assert found[0].metadata["document"] == "domiciliation"


def test_an_audience_sees_what_is_meant_for_it_alone(answerer: Answerer) -> None:
    ask = "code du coffre"
    founders = PassageRetriever(answerer=answerer, k=20, audience=frozenset({"hosted"})).invoke(ask)
    staff = PassageRetriever(answerer=answerer, k=20, audience=frozenset({"staff"})).invoke(ask)
    assert "staff" not in {one.metadata["document"] for one in founders}
    assert staff[0].metadata["document"] == "staff"


def test_what_is_not_in_force_is_not_found(answerer: Answerer) -> None:
    found = PassageRetriever(answerer=answerer, k=20).invoke("prix de la salle")
    assert "tarifs" not in {one.metadata["document"] for one in found}
