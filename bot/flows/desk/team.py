"""Who acts for the nursery in a turn."""

from bot.flows.scene import Scene


def acts_for_the_team(scene: Scene) -> bool:
    """Whether the person may do what staff do; in the staff group, whoever writes there is staff."""
    return scene.member.is_staff
