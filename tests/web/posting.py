"""What a browser without JavaScript would send from a form on a page that was read."""

from tests.web.reading import Element

Pairs = list[tuple[str, str]]


def pairs(form: Element) -> Pairs:
    """Return (name, value) of every control that a browser sends; buttons are sent when they are pressed only."""
    found: Pairs = []
    for element in form.all():
        name = element.get("name")
        if not name or "disabled" in element.attributes:
            continue
        if element.tag == "input":
            is_box = element.get("type") in ("checkbox", "radio")
            if not is_box or "checked" in element.attributes:
                found.append((name, element.attributes.get("value", "on" if is_box else "")))
        elif element.tag == "textarea":
            # A browser drops the line break after the tag, and sends others as two signs.
            found.append((name, element.raw.removeprefix("\n").replace("\n", "\r\n")))
        elif element.tag == "select":
            options = element.all("option")
            chosen = [option for option in options if "selected" in option.attributes] or options[:1]
            found += [(name, option.attributes.get("value", option.text)) for option in chosen]
    return found
