"""Addresses of the committee."""

from django.urls import path, re_path

from passerelles.portals.pro.steering.crefop import body_files as files
from passerelles.portals.pro.steering.crefop import body_views as bodies
from passerelles.portals.pro.steering.crefop import calendar_views as calendar
from passerelles.portals.pro.steering.crefop import decision_views as decisions
from passerelles.portals.pro.steering.crefop import meeting_views as meetings
from passerelles.portals.pro.steering.crefop import minutes_views as minutes
from passerelles.portals.pro.steering.crefop import pack_views as packs
from passerelles.portals.pro.steering.crefop import paper_views as papers
from passerelles.portals.pro.steering.crefop import point_views as points

_MEETING = "reunions/<int:meeting>"

urlpatterns = [
    path("instances", bodies.bodies, name="steering_bodies"),
    path("instances.csv", files.bodies_csv, name="steering_bodies_csv"),
    path("instances/importer", files.bodies_import, name="steering_bodies_import"),
    path("instances/nouvelle", bodies.add, name="steering_body_new"),
    path("instances/<slug:code>", bodies.edit, name="steering_body"),
    path("calendrier", calendar.calendar, name="steering_calendar"),
    path("calendrier.ics", calendar.ics, name="steering_calendar_ics"),
    path("reunions/nouvelle", calendar.create, name="steering_meeting_new"),
    path(_MEETING, meetings.meeting, name="steering_meeting"),
    re_path(r"^reunions/(?P<meeting>\d+)\.(?P<form>pdf|docx)$", packs.pack, name="steering_pack"),
    path(f"{_MEETING}/themes", calendar.accept, name="steering_meeting_themes"),
    path(f"{_MEETING}/deplacer", meetings.move, name="steering_meeting_move"),
    path(f"{_MEETING}/annuler", meetings.cancel, name="steering_meeting_cancel"),
    path(f"{_MEETING}/retablir", meetings.restore, name="steering_meeting_restore"),
    path(f"{_MEETING}/points", points.add, name="steering_point_new"),
    path(f"{_MEETING}/releve", minutes.minutes, name="steering_minutes"),
    path(f"{_MEETING}/publier", minutes.publish, name="steering_minutes_publish"),
    path("points/<int:point>", points.change, name="steering_point"),
    path("points/<int:point>/avis", points.opinion, name="steering_opinion"),
    path("points/<int:point>/decider", decisions.take, name="steering_decision_new"),
    path("decisions", decisions.decisions, name="steering_decisions"),
    path("decisions/<int:decision>", decisions.edit, name="steering_decision"),
    path("decisions/<int:decision>/retirer", decisions.withdraw, name="steering_decision_withdraw"),
    path("decisions/<int:decision>/faite", decisions.done, name="steering_decision_done"),
    path("evaluations", papers.evaluations, name="steering_evaluations"),
    path("evaluations/nouvelle", papers.add_evaluation, name="steering_evaluation_new"),
    path("evaluations/<int:evaluation>", papers.edit_evaluation, name="steering_evaluation"),
    path("feuille-de-route", papers.roadmap, name="steering_roadmap"),
    path("feuille-de-route/<int:year>", papers.roadmap, name="steering_roadmap_year"),
    path("feuille-de-route/<int:year>/nouvelle", papers.add_line, name="steering_roadmap_new"),
    path("feuille-de-route/lignes/<int:line>", papers.edit_line, name="steering_roadmap_line"),
]
