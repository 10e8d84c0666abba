"""Make the pictures of docs/screenshots again, from a site started for the occasion.

With the official files (PASSERELLES_REAL_DATA) when they are there, else with what the package
ships. Needs Chromium; PASSERELLES_CHROMIUM names it when it is not on the PATH.
"""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "screenshots"
CONSOLE = [sys.executable, "-c", "from passerelles.config.console import main; main()"]
PAGES = {
    "home": "/",
    "search": "/metiers?q=cuisto",
    "occupation": "/metiers/F1602",
    "certification": "/certifications/RNCP38878",
    "territory": "/territoires/departement/09",
    "sources": "/sources",
}
SIZES = {"desktop": (1280, 900), "phone": (390, 844)}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


def console(home: str, *arguments: str) -> None:
    environment = {**os.environ, "PASSERELLES_HOME": home}
    environment.pop("DATABASE_URL", None)
    subprocess.run([*CONSOLE, *arguments], env=environment, check=False)


@contextmanager
def site(home: str) -> Iterator[str]:
    """A site that answers, and its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "PASSERELLES_HOME": home}
    environment.pop("DATABASE_URL", None)
    server = subprocess.Popen([*CONSOLE, "serve", "--port", str(port)], env=environment)
    try:
        while not answers(port):
            if server.poll() is not None:
                sys.exit("the site never answered")
            time.sleep(0.2)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=60)


def answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status == http.client.OK
    except OSError:
        return False
    finally:
        connection.close()


def take(browser: Browser, address: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    for device, (width, height) in SIZES.items():
        page = browser.new_page(viewport={"width": width, "height": height})
        for name, path in PAGES.items():
            answer = page.goto(address + path)
            if answer is None or not answer.ok:
                print(f"{path}: not there, picture left as it was")
                continue
            page.screenshot(path=PICTURES / f"{name}-{device}.png")
        page.close()


def main() -> None:
    chromium = os.environ.get("PASSERELLES_CHROMIUM") or shutil.which("chromium")
    if chromium is None:
        sys.exit("no Chromium: install the package chromium, or set PASSERELLES_CHROMIUM")
    official = ROOT / os.environ.get("PASSERELLES_REAL_DATA", "../shared/data")
    with tempfile.TemporaryDirectory(prefix="passerelles-pictures-") as home:
        Path(home).chmod(0o755)
        console(home, "init")
        if official.is_dir():
            console(home, "data", "import", str(official))
        with site(home) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            take(browser, address)
            browser.close()


if __name__ == "__main__":
    main()
