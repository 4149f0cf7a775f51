from bot.dialogue.reply import Acknowledgement, Outgoing, Reply
from bot.storage.outbox import Parcel
from bot.storage.settlement import Postponed, Sent
from bot.telegram.delivery import Outcome
from bot.telegram.hold import Hold, backoff, is_new_message
from bot.telegram.pace import UNLIMITED, Limit, Limits, Pace


def parcel(number: int, chat: int | None = 7, outgoing: Outgoing | None = None) -> Parcel:
    return Parcel(number, chat, outgoing or Reply(chat or 0, "?"), 0, 0)


def hold(*parcels: Parcel, limits: Limits = UNLIMITED) -> Hold:
    one = Hold(Pace(limits))
    one.ready.extend(parcels)
    return one


def taken(one: Hold, now: float = 0.0) -> list[int]:
    """The numbers of all that may leave now."""
    return [parcel.id for parcel in iter(lambda: one.next(now), None)]


def test_a_chat_has_one_message_under_way_and_others_do_not_wait_for_it() -> None:
    one = hold(parcel(1), parcel(2), parcel(3, 8))
    assert taken(one) == [1, 3]
    one.land(parcel(1), Outcome(Sent(1, 10)), 0.0)
    assert one.take_landed() == [(parcel(1), Sent(1, 10))]
    assert taken(one) == [2]


def test_answers_to_taps_wait_for_nothing() -> None:
    taps = [parcel(number, None, Acknowledgement(str(number))) for number in (1, 2)]
    crowded = hold(parcel(3), parcel(4, 8), *taps, limits=Limits(overall=Limit(1, 1)))
    assert taken(crowded) == [3, 1, 2]


def test_a_chat_rests_after_a_failure_longer_each_time() -> None:
    one = hold(parcel(1))
    now = 0.0
    for wait in (0.5, 1.0, 2.0, 4.0, 8.0, 10.0, 10.0):
        assert taken(one, now) == [1]
        one.land(parcel(1), Outcome(Postponed(1, "500"), failed=True), now)
        one.take_landed()
        assert one.busy(now) == {("chat", 7)}
        assert one.wait(now) == wait
        now += wait
        assert one.busy(now) == set()
        one.ready.append(parcel(1))


def test_a_pause_that_telegram_asks_for_is_kept_and_its_messages_go_back_to_the_outbox() -> None:
    one = hold(parcel(1), parcel(2), parcel(3, 8))
    one.land(one.next(0.0) or parcel(0), Outcome(Postponed(1, "429"), failed=True, pause=30.0), 0.0)
    one.take_landed()
    assert [waiting.id for waiting in one.ready] == [3]
    assert ("chat", 7) in one.busy(29.9)
    assert ("chat", 7) not in one.busy(30.0)


def test_what_could_not_be_written_back_is_in_hand_again() -> None:
    one = hold(parcel(1))
    one.land(one.next(0.0) or parcel(0), Outcome(Sent(1, 10)), 0.0)
    landed = one.take_landed()
    assert one.busy(0.0) == set()
    one.put_back(landed)
    assert one.busy(0.0) == {("chat", 7)}
    assert one.take_landed() == landed


def test_a_fast_bot_keeps_to_the_limits() -> None:
    limits = Limits(overall=Limit(2, 3), private=Limit(1, 2), group=Limit(1, 1))
    one = hold(*(parcel(number, number % 2 + 1) for number in range(6)), limits=limits)
    sent: list[float] = []
    for step in range(60):
        now = step / 10
        one.ready = one.ready or hold(*(parcel(number, number % 2 + 1) for number in range(100, 106))).ready
        while flying := one.next(now):
            sent.append(now)
            one.land(flying, Outcome(Sent(flying.id, 1)), now)
            one.take_landed()
    assert sent.count(0.0) == 3
    assert all(len([other for other in sent if start <= other < start + 1]) <= 5 for start in sent)
    assert 10 <= len(sent) <= 3 + 2 * 6


def test_only_new_messages_are_seen_twice() -> None:
    assert is_new_message(parcel(1))
    assert not is_new_message(parcel(1, outgoing=Reply(7, "?", edits=3)))
    assert is_new_message(Parcel(1, 7, Reply(7, "?", edits=3), 1, 0))
    assert not is_new_message(parcel(1, None, Acknowledgement("tap")))


def test_the_longest_wait_lets_everything_leave_soon_after_an_outage() -> None:
    assert backoff(1000) == 10.0
