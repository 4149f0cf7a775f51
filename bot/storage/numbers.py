"""Numbers that the database gives to rows."""

from typing import Final

from sqlalchemy import BigInteger, Integer

# SQLite numbers rows by itself only where the column is an INTEGER.
NUMBER: Final = BigInteger().with_variant(Integer, "sqlite")


def stored_number(number: int | None) -> int:
    """The number of a row that is stored.

    Raises:
        ValueError: the row was not stored yet.
    """
    if number is None:
        raise ValueError("a row has its number once it is stored")
    return number
