"""Skills: search, list of the most used, sheet."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from passerelles.apps.reference.reads.skills import skill_sheet
from passerelles.portals.public.reference import skill_list
from passerelles.portals.public.reference.forms import SkillForm
from passerelles.portals.public.reference.skill_page import skill_page


def skills(request: HttpRequest) -> HttpResponse:
    form = SkillForm(request.GET)
    context = skill_list.context(request, form)
    return render(request, "public/reference/skills.html", context)


def skill(request: HttpRequest, edition: str, code: str) -> HttpResponse:
    sheet = skill_sheet(edition, code)
    if sheet is None:
        raise Http404(f"Aucune compétence « {code[:40]} » dans l’édition « {edition[:40]} ».")
    context = {"page": skill_page(sheet), "demonstration": sheet.is_demonstration}
    return render(request, "public/reference/skill.html", context)
