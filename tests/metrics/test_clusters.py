"""Where has each cluster gone, and whom did a boundary move touch?"""

from metrics import Month
from metrics.clusters import Cluster, ClusterChange, boundary_moves, successors
from tests.metrics.council import change, cluster


def changes(*drawn: str) -> list[ClusterChange]:
    """Changes written `2015-09 merge ash,beech cedar`."""
    found = []
    for line in drawn:
        month, kind, gave, received = line.split()
        found.append(ClusterChange.from_reference(change(kind, month, gave.split(","), received)))
    return found


def test_a_merged_cluster_goes_into_its_heir_from_its_month_on() -> None:
    found = changes("2015-09 merge ash,beech cedar")
    assert successors(found, Month(2015, 8)) == {}
    assert successors(found, Month(2015, 9)) == {"ash": "cedar", "beech": "cedar"}


def test_changes_are_followed_to_their_end_in_whatever_order_they_are_written() -> None:
    found = changes("2016-04 rename cedar elm", "2014-01 rename ash beech", "2015-09 merge beech cedar")
    assert successors(found, Month(2017, 1)) == {"ash": "elm", "beech": "elm", "cedar": "elm"}
    assert successors(found, Month(2015, 12)) == {"ash": "cedar", "beech": "cedar"}


def test_a_boundary_move_ends_nobody() -> None:
    assert successors(changes("2013-04 boundary ash beech"), Month(2017, 1)) == {}


def touched(found: list[ClusterChange], month: str = "2017-01", basis: str = "residence") -> dict[str, list[str]]:
    """The months of the boundary moves that touched each cluster, all figures restated as in 2017."""
    codes, ended = ("ash", "beech", "cedar", "elm"), successors(found, Month(2017, 1))
    moves = {code: boundary_moves(found, ended, code, basis, Month.parse(month)) for code in codes}
    return {code: [move.month.key for move in found] for code, found in moves.items() if found}


def test_a_move_touches_who_gave_and_who_received_from_its_month_on() -> None:
    found = changes("2013-04 boundary ash beech")
    assert touched(found, "2013-03") == {}
    assert touched(found, "2013-04") == {"ash": ["2013-04"], "beech": ["2013-04"]}


def test_a_move_of_schools_does_not_touch_homes() -> None:
    move = ClusterChange.from_reference(change("boundary", "2013-04", ["ash"], "beech", affects=["school"]))
    assert touched([move], basis="residence") == {}
    assert touched([move], basis="school") == {"ash": ["2013-04"], "beech": ["2013-04"]}


def test_moves_are_told_oldest_first() -> None:
    found = changes("2014-04 boundary ash beech", "2013-04 boundary cedar ash")
    assert touched(found) == {"ash": ["2013-04", "2014-04"], "beech": ["2014-04"], "cedar": ["2013-04"]}


def test_a_move_is_inherited_by_who_takes_the_cluster_in() -> None:
    """At every month: the past of beech is counted in cedar even before they were one, and holds the move."""
    found = changes("2013-04 boundary ash beech", "2015-09 merge beech cedar")
    for month in ("2013-04", "2015-08", "2015-09"):
        assert touched(found, month) == {"ash": ["2013-04"], "cedar": ["2013-04"]}


def test_a_move_between_clusters_that_are_now_one_changed_nothing_in_it() -> None:
    found = changes("2013-04 boundary ash beech", "2015-09 merge ash,beech cedar")
    assert touched(found) == {}
    found = changes("2013-04 boundary ash,elm beech", "2015-09 merge ash,beech cedar")
    assert touched(found) == {"cedar": ["2013-04"], "elm": ["2013-04"]}


def test_a_cluster_is_open_to_the_end_of_the_month_it_closed() -> None:
    closed = Cluster.from_reference(cluster("ash", closed="2016-03"))
    assert [closed.open_in(Month(2016, number)) for number in (2, 3, 4)] == [True, True, False]
    assert Cluster.from_reference(cluster("ash")).open_in(Month(2099, 12))


def test_a_label_holds_the_places_a_name_stands_for() -> None:
    assert Cluster.from_reference(cluster("ash")).label == "Ash"
    assert Cluster.from_reference(cluster("ash", places=["Hill", "Dale"])).label == "Ash (Hill, Dale)"
