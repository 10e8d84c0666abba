"""Make the pictures of docs/screenshots again, from a site started for the occasion.

With the official files (PASSERELLES_REAL_DATA) when they are there, else with what the package
ships. Needs Chromium; PASSERELLES_CHROMIUM names it when it is not on the PATH.
"""

import os
import shutil
import sys
from pathlib import Path

from bench.site import console, data_folder, site
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "screenshots"
PAGES = {
    "home": "/",
    "trainings": "/formations?q=boulanger&ou=Foix",
    "meetings": "/reunions?ou=Toulouse",
    "quality": "/qualite-de-l-offre",
    "search": "/metiers?q=cuisto",
    "occupation": "/metiers/F1602",
    "certification": "/certifications/RNCP38878",
    "territory": "/territoires/departement/09",
    "sources": "/sources",
    "observatory": "/observatoire",
    "explorer": "/observatoire/explorer"
    "?indicateur=bmo_projects&niveau=bassin-d-emploi&dans=76#carte",
    "diagnosis": "/observatoire/diagnostic/bassin-d-emploi/7617",
    "apprenticeship": "/observatoire/apprentissage",
    "prospective": "/observatoire/prospective"
    "?indicateur=unemployment_rate&territoire=departement:31&debut=2026-01-01&duree=12#reponse",
    "plan": "/plan",
    "plan-action": "/plan/actions/A1",
    "services": "/services?q=logement",
    "aids": "/aides",
    "career-map": "/carte-des-metiers?metier=G1803&ou=Foix",
    "bridges": "/passerelles-entre-secteurs?de=ROME-4.60:sector:102&vers=ROME-4.60:sector:88",
    "explorer-rate": "/observatoire/explorer?indicateur=unemployment_rate&dans=76#classement",
}
# What a fictitious account of the Région sees of the desk.
DESK = {
    "dashboard": "/pro/pilotage/",
    "sheet": "/pro/pilotage/actions/A20",
    "indicator": "/pro/pilotage/indicateurs/prf_green_share",
    "data-debt": "/pro/pilotage/dette",
    "calendar": "/pro/pilotage/calendrier",
}
# A person who waited tables in Sète for four years; the sheet is that of her first pathway.
JOURNEY = {
    "metiers": {"metier": "Serveur / Serveuse en restauration", "annees": "4"},
    "trajet": {"lieu": "Sète", "minutes": "60", "voiture": "oui"},
    "disponibilite": {"refus": "all_year"},
    "situation": {"age": "34", "inscrit": "oui", "allocation": "non"},
}
# What a fictitious adviser sees of the person that the demonstration gives to follow.
ADVISER = {"adviser-people": "/pro/parcours/"}
FOLLOWED = "Personne fictive (démonstration)"
REGION = "region@demo.invalid"
COUNSEL, PASSWORD = "conseil@demo.invalid", "demonstration-passerelles"
FIRST_SESSION = "/api/v1/sessions?q=boulanger&commune=09122&radius_km=60&limit=1"
PATIENCE = 120_000  # milliseconds: the first pathway after a start reads the whole offer
SIZES = {"desktop": (1280, 900), "phone": (390, 844)}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


def take(browser: Browser, address: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    pages = PAGES | sheet(browser, address) | journey(browser, address)
    for device, (width, height) in SIZES.items():
        page = browser.new_page(viewport={"width": width, "height": height})
        page.set_default_timeout(PATIENCE)
        shoot(page, address, pages, device)
        log_in(page, address, REGION)
        shoot(page, address, DESK, device)
        page.context.clear_cookies()
        log_in(page, address, COUNSEL)
        shoot(page, address, ADVISER | followed(page, address), device)
        page.close()


def log_in(page: Page, address: str, who: str) -> None:
    page.goto(f"{address}/pro/connexion")
    page.fill("input[name=username]", who)
    page.fill("input[name=password]", PASSWORD)
    page.get_by_role("button", name="Se connecter", exact=True).click()


def followed(page: Page, address: str) -> dict[str, str]:
    """The address of the person whom the adviser follows."""
    page.goto(address + ADVISER["adviser-people"])
    href = page.get_by_role("link", name=FOLLOWED).get_attribute("href")
    return {"adviser-person": href} if href else {}


def shoot(page: Page, address: str, pages: dict[str, str], device: str) -> None:
    for name, path in pages.items():
        answer = page.goto(address + path)
        if answer is None or not answer.ok:
            print(f"{path}: not there, picture left as it was")
            continue
        page.screenshot(path=PICTURES / f"{name}-{device}.png")


def sheet(browser: Browser, address: str) -> dict[str, str]:
    """The address of the sheet of a session, and of a basket that holds it."""
    with browser.new_context() as context:
        found = context.request.get(address + FIRST_SESSION).json()["results"]
    keys = [session["id"] for session in found]
    return {
        name: path + key
        for key in keys
        for name, path in (("session", "/formations/"), ("basket", "/selection?s="))
    }


def journey(browser: Browser, address: str) -> dict[str, str]:
    """The addresses of a journey begun for the occasion, up to the sheet of its first pathway."""
    with browser.new_context() as context:
        context.set_default_timeout(PATIENCE)
        begun = context.request.post(f"{address}/mon-parcours", form={"entree": "metiers"})
        home = begun.url.removeprefix(address).partition("/questions/")[0]
        for slug, said in JOURNEY.items():
            context.request.post(f"{address}{home}/questions/{slug}", form=said)
        page = context.new_page()
        page.goto(f"{address}{home}/metiers-possibles")
        ways = page.get_by_role("link", name="Voir les parcours").first.get_attribute("href")
    return {
        "journey": "/mon-parcours",
        "journey-tastes": f"{home}/questions/gouts",
        "journey-said": home,
        "journey-occupations": f"{home}/metiers-possibles",
        "journey-ways": ways or home,
        "journey-what-if": f"{ways}?et-si=travel#et-si",
        "journey-sheet": f"{ways}/fiche/1",
        "journey-easy-sheet": f"{ways}/fiche/1?simple=1",
    }


def main() -> None:
    chromium = os.environ.get("PASSERELLES_CHROMIUM") or shutil.which("chromium")
    if chromium is None:
        sys.exit("no Chromium: install the package chromium, or set PASSERELLES_CHROMIUM")
    official = ROOT / os.environ.get("PASSERELLES_REAL_DATA", "../shared/data")
    with data_folder() as home:
        console(home, "init")
        if official.is_dir():
            console(home, "data", "import", str(official))
        console(home, "demo", "generate")
        console(home, "demo", "steering")
        with site(home) as port, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            take(browser, f"http://127.0.0.1:{port}")
            browser.close()


if __name__ == "__main__":
    main()
