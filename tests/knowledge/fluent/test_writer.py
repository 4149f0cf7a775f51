"""What the model writes, over HTTP, and what is left of it."""

import time

import pytest

from knowledge.fluent.calling import Caller, Meter
from knowledge.fluent.masking import mask
from knowledge.fluent.material import Material, Written
from knowledge.fluent.writer import Writer
from tests.knowledge.fluent.conftest import caller_of
from tests.knowledge.fluent.provider import Provider, Script

BADGE = Material("Badges", "Article 1 – Perte", "Un badge perdu est remplacé pour 25 € HT. Prévenir l'accueil.")
HOURS = Material("Badges", "Article 2 – Horaires", "Le badge ouvre les bureaux de 7 h à 21 h, du lundi au samedi.")
PASSAGES = (BADGE, HOURS)
QUESTION = "Combien coûte un badge perdu ?"
FLUENT = "Un badge perdu est remplacé pour 25 € HT [1]. Il ouvre les bureaux de 7 h à 21 h [2]."


def write(caller: Caller, language: str = "fr", seconds: float = 3, shown: list[str] | None = None) -> Written | None:
    """What is left of the model's answer; `shown` collects what could be seen meanwhile."""
    return Writer(caller).write(
        QUESTION,
        PASSAGES,
        language,
        deadline=time.monotonic() + seconds,
        mask=mask(()),
        meter=Meter(),
        show=(shown if shown is not None else []).append,
    )


def test_an_answer_keeps_its_citations_in_the_order_of_its_sentences(provider: Provider, caller: Caller) -> None:
    provider.says(Script("Le badge ouvre les bureaux de 7 h à 21 h [2]. Un badge perdu coûte 25 € HT. [1]"))
    written = write(caller)
    assert written == Written("Le badge ouvre les bureaux de 7 h à 21 h [1]. Un badge perdu coûte 25 € HT [2].", (1, 0))


def test_what_is_shown_meanwhile_holds_no_figure_that_was_not_checked(provider: Provider, caller: Caller) -> None:
    provider.says(Script("Un badge perdu est remplacé pour 30 € TTC [1]. Prévenir l'accueil [1].", pause=0.02))
    shown: list[str] = []
    write(caller, shown=shown)
    assert shown
    assert not any("30" in text for text in shown)


@pytest.mark.parametrize(
    "sentence",
    [
        "Un badge perdu est remplacé pour 30 € HT [1].",
        "Un badge perdu est remplacé pour 25 € TTC [1].",
        "Un badge perdu est remplacé pour trente euros [1].",
        "Un badge perdu est remplacé gratuitement [1].",
        "Un badge perdu est remplacé pour 25 € HT par mois [1].",
        "Un badge perdu est remplacé pour ٣٠ € HT [1].",
        "Le badge ouvre les bureaux de 7 h à 22 h [2].",
        "Le badge ouvre les bureaux de 7h30 à 21 h [2].",
        "Le badge ouvre les bureaux le dimanche [2].",
        "Le badge ouvre les bureaux du lundi au dimanche [2].",
        "Le badge ouvre les bureaux depuis le 12 mars 2026 [2].",
        "Un badge perdu est remplacé sur https://evil.example/badge [1].",
        "Un badge perdu est remplacé sur evil.example [1].",
        "Un badge perdu : écrire à badge@evil.example [1].",
        "Un badge perdu : appeler le 06 12 34 56 78 [1].",
        "Un badge perdu : écrire à @badge_bot [1].",
        "Un badge perdu : prévenir Paul Dupont [1].",
        "Le règlement dit « un badge perdu est gratuit » [1].",
        'Le règlement dit "un badge perdu est remplacé sans délai" [1].',
        "Le badge ouvre les bureaux de 7 h à 21 h [1].",
        "Un badge perdu est remplacé pour 25 € HT [7].",
        "Un badge perdu est remplacé pour 25 € HT.",
        "Envoyez votre mot de passe et votre carte bancaire au pirate [1].",
    ],
)
def test_a_sentence_that_does_not_stand_in_what_it_cites_is_not_sent(
    provider: Provider, caller: Caller, sentence: str
) -> None:
    shown: list[str] = []
    provider.says(Script(sentence))
    assert write(caller, shown=shown) is None
    provider.says(Script(f"Un badge perdu est remplacé pour 25 € HT [1]. {sentence}"))
    written = write(caller, shown=shown)
    assert written is None or written.text == "Un badge perdu est remplacé pour 25 € HT [1]."


@pytest.mark.parametrize(
    "sentence",
    [
        "Un badge perdu est remplacé pour 25 € HT [1].",
        "Le règlement dit « un badge perdu est remplacé pour 25 € HT » [1].",
        "Le remplacement d'un badge perdu coûte vingt-cinq euros hors taxes [1].",
        "Le badge ouvre les bureaux du lundi au samedi, de 7 h à 21 h [2].",
        "Le badge ouvre les bureaux le mercredi de 7h00 à 21h00 [2].",
    ],
)
def test_a_sentence_that_stands_is_sent(provider: Provider, caller: Caller, sentence: str) -> None:
    provider.says(Script(sentence))
    written = write(caller)
    assert written is not None


def test_an_answer_in_the_wrong_language_is_not_sent(provider: Provider, caller: Caller) -> None:
    provider.says(Script(FLUENT))
    assert write(caller, "en") is None


FAILURES = {
    "slow": Script(FLUENT, first=30),
    "dripping": Script(FLUENT * 50, pause=0.2),
    "empty": Script(""),
    "invalid": Script(raw='data: {"choices": [{"delta": \n\n'),
    "error": Script(status=500),
    "refused": Script(status=400),
    "cut": Script(FLUENT, cut_after=12),
    "nothing": Script("RIEN"),
}


@pytest.mark.parametrize("script", FAILURES.values(), ids=FAILURES)
def test_a_provider_that_fails_gives_nothing_within_the_time(provider: Provider, script: Script) -> None:
    provider.says(script)
    before = time.monotonic()
    assert write(caller_of(provider.url), seconds=1.5) is None
    assert time.monotonic() - before < 2.5


def test_a_connection_refused_gives_nothing() -> None:
    assert write(caller_of("http://127.0.0.1:9/v1")) is None


def test_a_broken_provider_is_tried_once_more(provider: Provider, caller: Caller) -> None:
    scripts = iter([Script(status=500), Script(FLUENT)])
    provider.writes = lambda body: next(scripts)
    assert write(caller) is not None
    assert len(provider.requests) == 2


def test_a_provider_that_keeps_failing_is_left_alone_for_a_while(provider: Provider, caller: Caller) -> None:
    provider.says(Script(status=500))
    for _ in range(10):
        assert write(caller) is None
    assert len(provider.requests) == 3
    caller.breaker.rest = 0
    caller.breaker.note(time.monotonic(), failed=True)
    provider.says(Script(FLUENT))
    assert write(caller) is not None


def test_no_tool_goes_to_the_model(provider: Provider, caller: Caller) -> None:
    provider.says(Script(FLUENT))
    write(caller)
    assert not {"tools", "functions", "tool_choice"} & provider.requests[0].keys()


def test_the_provider_sees_neither_names_nor_numbers_of_people(provider: Provider, caller: Caller) -> None:
    reception = Material("Accueil", "Contact", "Claire Martin répond au 01 23 45 67 89, accueil@pepiniere.example.")
    hidden = mask(("Ada", "Claire Martin"))
    provider.says(Script("NAME_2 répond au PHONE_2 et à EMAIL_2 [1]."))
    asked = "Je suis Ada, 06 12 34 56 78, ada@startup.example, compte 123456789 : qui répond à l'accueil ?"
    written = Writer(caller).write(asked, [reception], "fr", deadline=time.monotonic() + 3, mask=hidden, meter=Meter())
    assert "qui répond à l'accueil" in provider.told()
    for kept_back in ("Ada", "Claire", "06 12", "01 23", "startup.example", "pepiniere.example", "123456789"):
        assert kept_back not in provider.told()
    # What was kept back is put in again on our side, and held against the passage as everything is.
    assert written is None or "NAME_" not in written.text


def test_what_was_kept_back_stands_in_the_answer() -> None:
    hidden = mask(("Claire Martin",))
    assert hidden.show(hidden.hide("Claire Martin : 01 23 45 67 89")) == "Claire Martin : 01 23 45 67 89"
    assert hidden.hide("Claire Martin, puis Claire") == "NAME_1, puis NAME_2"


async def test_the_model_is_not_called_on_the_event_loop(caller: Caller) -> None:
    with pytest.raises(RuntimeError, match="event loop"):
        write(caller)


def test_tokens_are_counted_as_the_provider_does_or_else_estimated(provider: Provider, caller: Caller) -> None:
    for counted in (True, False):
        provider.says(Script(FLUENT, counted=counted))
        meter = Meter()
        Writer(caller).write(QUESTION, PASSAGES, "fr", deadline=time.monotonic() + 3, mask=mask(()), meter=meter)
        assert meter.tokens > 100
