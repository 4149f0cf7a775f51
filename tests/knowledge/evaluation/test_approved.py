"""When an approved answer is given is learned from questions whose answers are known."""

from pathlib import Path

from knowledge.embedder import Embedder
from knowledge.evaluation.approved import CERTAIN, NEAR, learn
from knowledge.french.lexicon import translate


def test_what_is_learned_keeps_similar_questions_out_and_is_measured_on_answers_that_it_had_not_seen(
    embedder: Embedder,
) -> None:
    path = Path("tests/evaluation/curated_later.jsonl")
    decision, measured = learn([path], embedder, translate)
    shares = measured["curated_later"]
    assert decision.near < decision.answer
    assert decision.weights["explained"] > 0 > decision.weights["kinds"]
    assert shares["paraphrases given"] > 5 * shares["similar questions given one"]
    assert shares["similar questions given one"] <= CERTAIN + 0.02
    assert shares["given or shown one"] <= NEAR + 0.02
