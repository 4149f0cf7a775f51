"""How well questions are answered and refused, measured beside the usual ways of doing it."""
