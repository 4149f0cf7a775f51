"""Staff invite by link and QR code; an invitation is good once, for a week, and cannot be guessed."""

import re
import secrets

import pytest

from bot.dialogue.member import Role
from bot.storage.database import transaction
from bot.storage.people import Contacts
from tests.bot.flows.house import ALICE, BRUNO, CLAIRE, GROUP, LAURE, House, buttons, notices, replies
from tests.bot.flows.members.enrolling import company, enrol, revoke, role_of

TOKEN = re.compile(r"start=([\w-]{22})\b")


def token_in(text: str) -> str:
    found = TOKEN.search(text)
    assert found, text
    return found[1]


def invited(house: House, role: str, of: str = "") -> str:
    action = f"inv:{role}:{of}" if of else f"inv:{role}"
    return token_in(" ".join(one.text for one in replies(house.presses(LAURE, action))))


@pytest.fixture
def laure(house: House) -> int:
    enrol(house, LAURE, Role.ADMINISTRATOR)
    return LAURE


def test_staff_choose_whom_to_invite_with_buttons_and_get_a_link_and_a_qr_code(house: House, laure: int) -> None:
    algues = company(house)
    assert f"inv:{Role.FOUNDER}" in [one.action for one in buttons(house.says(laure, "/inviter", GROUP))]
    (which,) = replies(house.presses(laure, "inv:founder", GROUP))
    assert [one.label for one in buttons([which])] == ["Algues"]
    (made,) = replies(house.presses(laure, buttons([which])[0].action, GROUP))
    assert "https://t.me/pepin_essai_bot?start=" in made.text
    assert made.file is not None and made.file.content.startswith(b"\x89PNG")
    welcome = house.says(ALICE, f"/start {token_in(made.text)}")
    assert "Algues" in welcome[0].text
    member = house.members().of(ALICE)
    assert (member.role, member.company) == (Role.FOUNDER, algues)


def test_an_expert_who_is_invited_by_name_hears_of_their_appointments(house: House, laure: int) -> None:
    (made,) = house.says(laure, "/inviter claire-martin", GROUP)
    house.says(CLAIRE, f"/start {token_in(made.text)}")
    assert role_of(house, CLAIRE) is Role.EXPERT
    with transaction(house.engine) as session:
        assert Contacts(session, house.now).person_for("expert:claire-martin") == CLAIRE


def test_an_invitation_is_good_once(house: House, laure: int) -> None:
    token = invited(house, "staff")
    house.says(ALICE, f"/start {token}")
    assert "pas valable" in house.says(BRUNO, f"/start {token}")[0].text
    assert (role_of(house, ALICE), role_of(house, BRUNO)) == (Role.STAFF, Role.FOUNDER)


def test_an_invitation_is_good_for_a_week(house: House, laure: int) -> None:
    token = invited(house, "staff")
    house.later(days=7, seconds=1)
    assert "pas valable" in house.says(ALICE, f"/start {token}")[0].text
    assert role_of(house, ALICE) is Role.FOUNDER


def test_a_withdrawn_invitation_is_worth_nothing(house: House, laure: int) -> None:
    token = invited(house, "staff")
    listed = house.says(laure, "/personnes")
    withdraw = next(one for one in buttons(listed) if one.action.startswith("uninv:"))
    house.presses(laure, withdraw.action)
    house.says(ALICE, f"/start {token}")
    assert role_of(house, ALICE) is Role.FOUNDER


def test_what_a_revoked_member_handed_out_is_worth_nothing(house: House, laure: int) -> None:
    enrol(house, BRUNO, Role.STAFF)
    algues = company(house)
    made = replies(house.presses(BRUNO, f"inv:founder:{algues.id}"))[0]
    house.presses(laure, f"dropyes:{BRUNO}")
    house.says(ALICE, f"/start {token_in(made.text)}")
    assert role_of(house, ALICE) is Role.VISITOR


def test_an_invitation_from_before_a_revocation_does_not_give_the_role_back(house: House, laure: int) -> None:
    first, second = invited(house, "staff"), invited(house, "staff")
    house.says(ALICE, f"/start {first}")
    house.later(minutes=1)
    house.presses(laure, f"dropyes:{ALICE}")
    house.says(ALICE, f"/start {second}")
    assert role_of(house, ALICE) is Role.VISITOR


def test_after_five_wrong_ones_even_a_good_one_waits_for_an_hour(house: House, laure: int) -> None:
    token = invited(house, "staff")
    for _ in range(5):
        house.says(ALICE, f"/start {secrets.token_urlsafe(16)}")
    assert "heure" in house.says(ALICE, f"/start {token}")[0].text
    assert role_of(house, ALICE) is Role.FOUNDER
    house.later(hours=1)
    house.says(ALICE, f"/start {token}")
    assert role_of(house, ALICE) is Role.STAFF


def test_what_makes_somebody_staff_is_not_shown_to_the_group(house: House, laure: int) -> None:
    told = replies(house.presses(laure, "inv:administrator", GROUP))
    assert [one.chat_id for one in told if "start" in one.text] == [laure]


@pytest.mark.parametrize("role", ["staff", "administrator"])
def test_staff_who_are_no_administrators_invite_no_staff(house: House, role: str) -> None:
    enrol(house, BRUNO, Role.STAFF)
    house.says(BRUNO, "/aide")
    assert replies(house.presses(BRUNO, f"inv:{role}")) == []


def test_a_founder_invites_nobody_and_learns_of_no_list(house: House) -> None:
    assert "connais pas" in house.says(ALICE, "/inviter")[0].text
    assert "connais pas" in house.says(ALICE, "/personnes")[0].text
    pressed = house.presses(ALICE, "inv:administrator")
    assert replies(pressed) == [] and len(notices(pressed)) == 1


def test_revoked_staff_act_no_more_from_the_next_update_on(house: House, laure: int) -> None:
    house.says(BRUNO, "bonjour", GROUP)
    assert role_of(house, BRUNO) is Role.STAFF
    revoke(house, BRUNO)
    assert house.says(BRUNO, "/inviter claire-martin", GROUP) == []
    assert replies(house.presses(BRUNO, "inv:founder", GROUP)) == []
    assert "connais pas" in house.says(BRUNO, "/inviter")[0].text


def test_staff_do_not_revoke_an_administrator_nor_themselves(house: House, laure: int) -> None:
    enrol(house, BRUNO, Role.STAFF)
    house.says(BRUNO, "/aide")
    for target in (laure, BRUNO):
        assert replies(house.presses(BRUNO, f"dropyes:{target}")) == []
    assert role_of(house, laure) is Role.ADMINISTRATOR
