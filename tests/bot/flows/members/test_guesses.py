"""Guessing gets nobody in."""

import secrets

import pytest

from bot.dialogue.member import Role
from bot.storage.database import transaction
from bot.storage.invitations import Invitations
from tests.bot.flows.house import House
from tests.bot.flows.members.enrolling import role_of


@pytest.mark.prove
def test_of_ten_thousand_guesses_none_is_accepted(house: House) -> None:
    with transaction(house.engine) as session:
        tokens = [Invitations(session, house.now).make(Role.ADMINISTRATOR, by=None)[0] for _ in range(20)]
    near = [token[:-1] + ("A" if token[-1] != "A" else "B") for token in tokens] + [token[::-1] for token in tokens]
    accepted = 0
    for number in range(10_000):
        token = near[number] if number < len(near) else secrets.token_urlsafe(16)
        with transaction(house.engine) as session:
            # As many people as it takes never to be locked out.
            accepted += Invitations(session, house.now).use(token, 10_000 + number // 4) is not None
    assert accepted == 0
    with transaction(house.engine) as session:
        assert len(Invitations(session, house.now).open()) == len(tokens)
    assert role_of(house, 10_000) is Role.FOUNDER
