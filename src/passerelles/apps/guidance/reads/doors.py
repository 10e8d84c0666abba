"""The skills of a person that open most doors, and those to add: action 5 of the plan."""

from passerelles.apps.guidance.reads.graph import occupation_graph
from passerelles.domain.guidance.profile import Profile
from passerelles.domain.guidance.reaching.bridges import OpeningSkill, transversal


def opening_skills(profile: Profile, *, limit: int) -> tuple[OpeningSkill, ...]:
    """Those held, then those to acquire, ``limit`` of each; none for who told no skill nor job.

    No query once the graph is warm.
    """
    graph = occupation_graph()
    rows = [graph.number.get(one.occupation) for one in profile.occupations]
    practised = {
        graph.skill_keys[at] for row in rows if row is not None for at in graph.skills_of(row)
    }
    held = practised | (profile.skills & graph.skill_number.keys())
    return transversal(graph, held, limit=limit) if held else ()
