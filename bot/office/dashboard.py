"""The figures as one picture, to be read at the width of a phone."""

from collections.abc import Sequence
from io import BytesIO
from textwrap import shorten

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from bot.office.figures import Figures
from bot.texts.words import Words

WIDTH, HEIGHT, DPI = 7.2, 12.4, 150
"""Inches and dots: 1080 pixels wide, which Telegram shows unscaled on a phone."""
PAPER, INK, FAINT, GRID = "#fbfaf7", "#22302a", "#6c7a73", "#e4e5df"
GREEN, AMBER, RED, BLUE = "#2f8f5b", "#e3a32e", "#c8553d", "#3c78a8"
ROWS, DATES = 4, 7
LONGEST_BAR = 0.72
LONGEST_LABEL = 58

Ranked = Sequence[tuple[str, float, str]]
"""Rows of a ranking: the label, the length of the bar, and what is written at its end."""


def dashboard(figures: Figures, words: Words) -> bytes:
    """A PNG of the figures, labelled in the language of `words`."""
    picture = Figure(figsize=(WIDTH, HEIGHT), dpi=DPI, facecolor=PAPER)
    FigureCanvasAgg(picture)
    grid = picture.add_gridspec(
        6, 1, height_ratios=(1.0, 1.5, 1.6, 1.6, 1.6, 1.6), left=0.06, right=0.95, top=0.945, bottom=0.02, hspace=0.42
    )
    last = figures.period.days(words.zone)[-1]
    title = words.label("office.plot.title", first=figures.period.days(words.zone)[0], last=last)
    picture.text(0.06, 0.966, title, fontsize=17, fontweight="bold", color=INK)
    axes = [picture.add_subplot(grid[row]) for row in range(6)]
    _tiles(axes[0], figures, words)
    _days(axes[1], figures, words)
    for one, (key, rows, colour) in zip(axes[2:], _rankings(figures, words), strict=True):
        _ranking(one, words.label(f"office.plot.{key}"), rows, colour, words.label("office.plot.none"))
    made = BytesIO()
    picture.savefig(made, format="png")
    return made.getvalue()


def _tiles(axes: Axes, figures: Figures, words: Words) -> None:
    share, hours = figures.deflection.share, figures.hand_off_hours
    tiles = (
        (str(figures.asked), words.label("office.plot.asked", people=figures.people), INK),
        ("–" if share is None else f"{share:.0%}".replace("%", " %"), words.label("office.plot.durable"), GREEN),
        ("–" if hours is None else hours_text(hours), words.label("office.plot.hand_off"), BLUE),
        (str(sum(one.count for one in figures.bookings)), words.label("office.plot.booked"), AMBER),
    )
    axes.set_axis_off()
    for place, (number, label, colour) in enumerate(tiles):
        middle = (place + 0.5) / len(tiles)
        axes.text(middle, 0.62, number, ha="center", va="center", fontsize=25, fontweight="bold", color=colour)
        axes.text(middle, 0.10, label, ha="center", va="center", fontsize=10.5, color=FAINT, linespacing=1.25)


def _days(axes: Axes, figures: Figures, words: Words) -> None:
    days = range(len(figures.days))
    below = [0] * len(figures.days)
    for name, colour in (("answered", GREEN), ("near", AMBER), ("unknown", RED)):
        counts = [getattr(one, name) for one in figures.days]
        axes.bar(days, counts, bottom=below, color=colour, width=0.85, label=words.label(f"office.plot.{name}"))
        below = [sum(pair) for pair in zip(below, counts, strict=True)]
    _heading(axes, words.label("office.plot.days"))
    axes.set_ylim(0, max([*below, 1]) * 1.3)
    shown = days[:: -(-len(days) // DATES)]
    axes.set_xticks(list(shown), [f"{figures.days[day].day:%d/%m}" for day in shown])
    axes.yaxis.set_major_locator(MaxNLocator(nbins=4, integer=True))
    axes.tick_params(labelsize=10.5, colors=FAINT, length=0)
    axes.grid(axis="y", color=GRID)
    axes.set_axisbelow(True)
    axes.set_facecolor(PAPER)
    for side in axes.spines.values():
        side.set_visible(False)
    axes.legend(loc="upper left", ncols=3, fontsize=10.5, frameon=False, labelcolor=INK, handlelength=0.9)


def _rankings(figures: Figures, words: Words) -> tuple[tuple[str, Ranked, str], ...]:
    people = [(one.question, one.people, words.label("office.plot.people", count=one.people)) for one in figures.gaps]
    booked = [
        (one.title, one.count, words.label("office.plot.bookings", count=one.count, missed=one.missed))
        for one in figures.bookings
    ]
    subjects, rules = (
        [(one.name, one.count, str(one.count)) for one in counts] for counts in (figures.subjects, figures.rules)
    )
    return ("gaps", people, RED), ("rules", rules, AMBER), ("subjects", subjects, GREEN), ("services", booked, BLUE)


def _ranking(axes: Axes, heading: str, rows: Ranked, colour: str, none: str) -> None:
    _heading(axes, heading)
    axes.set_axis_off()
    axes.set_xlim(0, 1)
    axes.set_ylim(ROWS, 0)
    if not rows:
        axes.text(0, 0.55, none, fontsize=11, color=FAINT, va="center")
        return
    longest = max(length for _, length, _ in rows)
    for place, (label, length, written) in enumerate(rows[:ROWS]):
        bar = LONGEST_BAR * length / longest
        # A dollar sign would start a formula.
        label_shown = shorten(label.replace("$", r"\$"), LONGEST_LABEL, placeholder="…")
        axes.text(0, place + 0.3, label_shown, fontsize=11, color=INK, va="center")
        axes.barh(place + 0.72, bar, height=0.2, color=colour)
        axes.text(bar + 0.015, place + 0.72, written, fontsize=10, color=FAINT, va="center")


def _heading(axes: Axes, text: str) -> None:
    axes.set_title(text, loc="left", fontsize=12.5, fontweight="bold", color=INK, pad=6)


def hours_text(hours: float) -> str:
    """A duration as short as it can be: 25 min, 3 h, 2 j."""
    if hours < 1:
        return f"{max(1, round(60 * hours))} min"
    return f"{hours:.0f} h" if hours < 48 else f"{hours / 24:.0f} j"
