from django.urls import path

from .act_forms import FORMS
from .views import (
    answering,
    deciding,
    drafts,
    lanes,
    notes,
    queues,
    record,
    saved_replies,
    saved_views,
    settling,
    voice,
)

app_name = "desk"
urlpatterns = [
    path("", lanes.waiting, name="waiting"),
    path("follow-ups/", lanes.follow_ups, name="follow_ups"),
    path("peer-talk/", lanes.peer_talk, name="peer_talk"),
    path("elsewhere/", lanes.elsewhere, name="elsewhere"),
    path("snoozed/", lanes.snoozed, name="snoozed"),
    path("done/", lanes.done, name="done"),
    path("held/", queues.held, name="held"),
    path("reported/", queues.reported, name="reported"),
    path("record/", record.show, name="record"),
    path("record.csv", record.as_csv, name="record_csv"),
    path("views/", saved_views.views, name="views"),
    path("views/<int:pk>/", saved_views.change, name="view_change"),
    path("views/<int:pk>/delete/", saved_views.delete, name="view_delete"),
    path("voices/<int:pk>/", voice.show, name="voice"),
    path("voices/<int:pk>/answer/", answering.answer, name="answer"),
    path("voices/<int:pk>/draft/", drafts.keep, name="draft"),
    path("voices/<int:pk>/presence/", drafts.present, name="presence"),
    path("voices/<int:pk>/notes/", notes.note, name="note"),
    path("voices/<int:pk>/replies/<int:reply>/", saved_replies.filled, name="filled_reply"),
    path("notes/<int:pk>/delete/", notes.delete, name="delete_note"),
    path("drafts/", drafts.drafts, name="drafts"),
    path("replies/", saved_replies.replies, name="replies"),
    path("replies/<int:pk>/", saved_replies.reply, name="reply"),
    path("replies/<int:pk>/delete/", saved_replies.delete, name="delete_reply"),
    *(
        path(f"voices/<int:pk>/{verb.replace('_', '-')}/", settling.act, {"verb": verb}, name=verb)
        for verb in FORMS
    ),
    path("voices/act/", settling.bulk, name="bulk"),
    path("acts/<int:pk>/undo/", settling.undo, name="undo"),
    path("comments/<int:pk>/approve/", deciding.approve, name="approve"),
    path("comments/<int:pk>/keep/", deciding.keep, name="keep"),
    path("comments/<int:pk>/hold/", deciding.hold, name="hold"),
    path("comments/<int:pk>/remove/", deciding.remove, name="remove"),
    path("comments/<int:pk>/restore/", deciding.restore, name="restore"),
]
