"""Moving reports within their print order."""

from collections.abc import Collection, Sequence


def shifted(order: Sequence[int], chosen: Collection[int], by: int) -> list[int]:
    """The chosen ones each one place up (-1) or down (+1); together they stop at the end."""
    moved = list(order)
    places = [place for place, report_id in enumerate(order) if report_id in chosen]
    if places and places[0] + by >= 0 and places[-1] + by < len(order):
        for place in places if by < 0 else reversed(places):
            moved[place], moved[place + by] = moved[place + by], moved[place]
    return moved


def dropped(order: Sequence[int], chosen: Collection[int], place: int) -> list[int]:
    """The chosen ones together before what stands at `place`, or at the end."""
    before = [report_id for report_id in order[:place] if report_id not in chosen]
    after = [report_id for report_id in order[place:] if report_id not in chosen]
    return [*before, *(report_id for report_id in order if report_id in chosen), *after]


def woven(whole: Sequence[int], part: Sequence[int]) -> list[int]:
    """The whole order with a part of it in another order, in the places that this part holds."""
    following = iter(part)
    parts = set(part)
    return [next(following) if report_id in parts else report_id for report_id in whole]
