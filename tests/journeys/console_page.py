"""The staff console in a browser."""

from playwright.sync_api import Locator, Page, ViewportSize, expect

from texts import Catalogue

TH = Catalogue("th")
DESKTOP: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}


def sign_in(page: Page, login: str, password: str, digits: str) -> None:
    """Password and code, on whatever page asked for them."""
    page.get_by_test_id("login").fill(login)
    page.get_by_test_id("password").fill(password)
    page.get_by_test_id("sign-in").click()
    page.get_by_test_id("code").fill(digits)
    page.get_by_test_id("second-factor").click()
    expect(page.get_by_test_id("whose")).to_be_attached()


def open_tip(page: Page, reference: str) -> None:
    """From the queue."""
    row = page.locator(f"[data-testid='tip-row'][data-reference='{reference}']")
    row.get_by_role("link", name=reference).click()
    expect(page.get_by_test_id("reference")).to_have_text(reference)


def picture(page: Page) -> Locator:
    """The picture of an opened tip; the page says so while it is still being fetched."""
    shown = page.get_by_test_id("picture").locator("img")
    pending = page.get_by_test_id("picture-pending")
    for _ in range(20):
        expect(shown.or_(pending)).to_be_attached()
        if not pending.count():
            break
        page.wait_for_timeout(500)
        page.reload()
    shown.scroll_into_view_if_needed()
    return shown


def investigated(page: Page, outcome: str) -> None:
    """Close an opened tip with an outcome."""
    page.locator("[data-testid=act-investigated] > summary").click()
    page.get_by_test_id(f"outcome-{outcome}").check()
    page.get_by_test_id("investigated").click()
    expect(page.get_by_test_id("done")).to_be_visible()


def transfer(page: Page, centre: str) -> None:
    """Move an opened tip to the centre with this name."""
    page.get_by_test_id("to-transfer").click()
    option = page.get_by_test_id("transfer-centre").locator("option").filter(has_text=centre)
    page.get_by_test_id("transfer-centre").select_option(option.get_attribute("value"))
    page.get_by_test_id("reason-other_area").check()
    page.get_by_test_id("understood").check()
    page.get_by_test_id("transfer").click()
    expect(page.get_by_test_id("done")).to_be_visible()


def status_is(page: Page, status: str) -> None:
    """The opened tip has this status."""
    expect(page.get_by_test_id("status").first).to_have_text(TH.text(f"status-{status}"))


def overflow(page: Page) -> int:
    """By how many pixels the page can be scrolled sideways."""
    width: int = page.evaluate(
        "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
    )
    return width
