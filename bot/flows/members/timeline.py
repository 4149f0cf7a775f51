"""A company's path as a picture that can be read on a phone: what is behind, today, and what comes."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

from dateutil.relativedelta import relativedelta
from matplotlib.axes import Axes
from matplotlib.dates import date2num
from matplotlib.figure import Figure

from bot.dialogue.reply import File
from bot.flows.members.stages import Path

INCHES, DOTS = (6.4, 3.0), 150  # 960 × 450 pixels: letters stay about 2 mm high at a phone's width
DONE, AHEAD, INK, TODAY = "#2f7d4f", "#dcece0", "#22332a", "#d9573f"


def draw(path: Path, label: Callable[..., str]) -> File:
    """The picture; `label` words a key of `path.chart`, such as `year` with its `number`."""
    figure = Figure(figsize=INCHES, dpi=DOTS, facecolor="white")
    axes = figure.add_axes((0.06, 0.0, 0.88, 1.0))
    first, last = _number(path.begins), _number(path.ends)
    axes.set_xlim(first, last)
    axes.set_ylim(-1.45, 1.25)
    axes.axis("off")
    _bar(axes, path, label)
    for place, one in enumerate(path.milestones):
        _flag(axes, _number(one.at), label(one.due.value), one.at.strftime("%d/%m/%y"), low=place % 2 == 1)
    if path.begins <= path.today <= path.ends:
        _today(axes, _number(path.today), (last - first), label("today"))
    picture = BytesIO()
    figure.savefig(picture, format="png")
    return File("parcours.png", picture.getvalue(), "image/png")


def _number(day: date) -> float:
    return float(date2num(day))  # type: ignore[no-untyped-call]


def _bar(axes: Axes, path: Path, label: Callable[..., str]) -> None:
    now = min(max(_number(path.today), _number(path.begins)), _number(path.ends))
    for number in range(1, 4):
        start = path.begins + relativedelta(years=number - 1)
        end = min(path.begins + relativedelta(years=number), path.ends) if number < 3 else path.ends
        if start >= path.ends:
            break
        left, right = _number(start), _number(end)
        reached = min(max(now, left), right)
        for start_at, end_at, colour in ((left, reached, DONE), (reached, right, AHEAD)):
            axes.barh(0, end_at - start_at, left=start_at, height=0.5, color=colour, edgecolor="white", linewidth=3)
        behind = reached - left > right - reached
        place = (left + reached) / 2 if behind else (reached + right) / 2
        text = label("year", number=number)
        axes.text(place, 0, text, ha="center", va="center", color="white" if behind else INK, fontsize=12)


def _flag(axes: Axes, at: float, name: str, day: str, *, low: bool) -> None:
    side = -1 if low else 1
    stem = 0.75 if low else 0.55  # below, there is room for the word that marks today
    axes.plot((at, at), (0.25 * side, stem * side), color=INK, linewidth=1.2)
    first, last = axes.get_xlim()
    place = (at - first) / (last - first)
    align = "left" if place < 0.12 else "right" if place > 0.88 else "center"
    below = "top" if low else "bottom"
    axes.text(at, (stem + 0.05) * side, f"{name}\n{day}", ha=align, va=below, color=INK, fontsize=11, linespacing=1.3)


def _today(axes: Axes, at: float, span: float, text: str) -> None:
    axes.plot((at, at), (-0.35, 0.35), color=TODAY, linewidth=3)
    first, last = axes.get_xlim()
    place = min(max(at, first + span * 0.09), last - span * 0.09)
    axes.text(place, -0.42, text, ha="center", va="top", color=TODAY, fontsize=11, fontweight="bold")
