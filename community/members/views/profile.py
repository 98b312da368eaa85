from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ..access import MemberRequest, member_required
from ..forms.profile import ProfileForm
from ..limits import take
from ..profiles import change_profile

CHANGES_AN_HOUR = 30


@require_http_methods(["GET", "POST"])
@member_required()
def profile_edit(request: MemberRequest) -> HttpResponse:
    """A member's own profile, and which mails they get."""
    form = ProfileForm(request.POST or None, request.FILES or None, member=request.user)
    if request.method == "POST" and form.is_valid():
        if take(f"profile:{request.user.pk}", limit=CHANGES_AN_HOUR, seconds=3600):
            form.add_error(None, _("That were many changes in a short time. Try again later."))
        else:
            changes = dict(form.cleaned_data)
            change_profile(
                request.user,
                by=request.user,
                picture=changes.pop("picture"),
                remove_picture=changes.pop("remove_picture", False),
                changes=changes,
            )
            messages.success(request, _("Saved."))
            return redirect("members:profile_edit")
    return render(request, "members/profile_edit.html", {"form": form})
