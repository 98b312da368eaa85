from django import template

from ..act_forms import ActForms

register = template.Library()


@register.simple_tag
def act_forms(came_back: ActForms | str = "") -> ActForms:
    """The forms that came back with errors, else new ones."""
    return came_back if isinstance(came_back, ActForms) else ActForms()
