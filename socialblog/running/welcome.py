from django.conf import settings
from django.contrib.auth import get_user_model

from socialblog.demo.people import DEMO_LOGINS


def welcome(site_url: str) -> str:
    """What a newcomer needs to know once the site answers."""
    lines = ["", f"socialblog is running: {site_url}/", ""]
    here = set(
        get_user_model()
        .objects.filter(email__in=[email for _, email, _ in DEMO_LOGINS])
        .values_list("email", flat=True)
    )
    logins = [login for login in DEMO_LOGINS if login[1] in here]
    if logins:
        lines.append("Log in as")
        lines += [f"  {role:<10} {email:<28} {password}" for role, email, password in logins]
        lines.append("")
    if settings.EMAIL_FILE_PATH:
        lines.append(f"The mails it sends can be read at {site_url}/mail/outbox/")
    return "\n".join([*lines, "Stop it with Ctrl-C.", ""])
