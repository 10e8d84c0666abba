"""Addresses of the desk of advisers."""

from django.urls import path

from passerelles.portals.pro.guidance import person_views as person
from passerelles.portals.pro.guidance import views as people

urlpatterns = [
    path("", people.people, name="advised_people"),
    path("ajouter", people.add, name="advised_add"),
    path("<int:key>", person.show, name="advised_person"),
    path("<int:key>/notes", person.note, name="advised_note"),
    path("<int:key>/fiche-<int:number>.pdf", person.printed, name="advised_sheet"),
    path("<int:key>/transmettre", person.hand, name="advised_hand"),
    path("<int:key>/effacer", person.erase_person, name="advised_erase"),
]
