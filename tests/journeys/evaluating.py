"""What an evaluator does: declare, mark or write an opinion, look, send."""

from playwright.sync_api import expect

from tests.journeys.person import Person

NO_CONFLICT = "Hiçbiri doğru değil: başvuran kurumla, ortaklarıyla ve projeyle çıkar çatışmam yok."
SECRECY = "Dosyayı gizli tutacağımı, kopyalamayacağımı ve başvuranla görüşmeyeceğimi kabul ederim."
REASON = "Başvuruda ölçütün gerektirdiği bilgiler, kaynaklarıyla birlikte açıkça yazılmış."


def declare(person: Person, reference: str) -> None:
    """Nothing opens before the declaration."""
    home = person.at_home("/degerlendirme/")
    person.open(home).sees(person.say("Değerlendirmelerim"), reference).follow(reference)
    person.sees(person.say("Çıkar çatışması beyanı"), reference)
    for words in (NO_CONFLICT, SECRECY):
        person.tick(person.say(words))
    person.press(person.say("Beyanımı ver")).sees(reference)


def mark(person: Person, reference: str, *, short: int) -> None:
    """Full points less ``short`` on each of the first criteria, each with a reason; then send."""
    rows = person.page.locator(".points")
    for number, row in enumerate(rows.all()):
        buttons = row.get_by_role("radio")
        buttons.nth(buttons.count() - 1 - (1 if number < short else 0)).check()
    for box in person.page.locator("#degerlendirme textarea").all():
        box.fill(REASON)
    expect(person.page.locator("[data-total]")).to_have_text(str(100 - short))
    person.press(person.say("Bak ve gönder")).sees(person.say("Değerlendirmenize bakın"), reference)
    person.press(person.say("Değerlendirmemi gönder")).sees(reference)


def write_opinion(person: Person, reference: str, opinion: str) -> None:
    """Where the rules ask for a word instead of marks."""
    person.tick(opinion).write(person.say("Görüşünüzün gerekçesi"), REASON)
    person.press(person.say("Bak ve gönder")).sees(person.say("Değerlendirmenize bakın"), reference)
    person.press(person.say("Değerlendirmemi gönder")).sees(reference)
