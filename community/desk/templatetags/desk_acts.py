from django import template

from ..act_forms import ActForms
from ..answer_form import NoteForm

register = template.Library()


# Each gives what came back with errors, else a new one.
@register.simple_tag
def act_forms(came_back: ActForms | str = "") -> ActForms:
    return came_back if isinstance(came_back, ActForms) else ActForms()


@register.simple_tag
def note_form(came_back: NoteForm | str = "") -> NoteForm:
    return came_back if isinstance(came_back, NoteForm) else NoteForm(auto_id="note_%s")
