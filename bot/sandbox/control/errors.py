"""What the control surface refuses."""


class Unknown(LookupError):
    """Nothing of that number or name; answered with 404."""


class Unclear(ValueError):
    """A request that does not say what it must; answered with 400."""
