from django.urls import path

from .views import acting, answering, deciding, lanes, queues, record, voice

app_name = "desk"
urlpatterns = [
    path("", lanes.waiting, name="waiting"),
    path("done/", lanes.done, name="done"),
    path("held/", queues.held, name="held"),
    path("reported/", queues.reported, name="reported"),
    path("record/", record.show, name="record"),
    path("record.csv", record.as_csv, name="record_csv"),
    path("voices/<int:pk>/", voice.show, name="voice"),
    path("voices/<int:pk>/answer/", answering.answer, name="answer"),
    path("voices/<int:pk>/close/", acting.close, name="close"),
    path("voices/<int:pk>/reopen/", acting.reopen, name="reopen"),
    path("comments/<int:pk>/approve/", deciding.approve, name="approve"),
    path("comments/<int:pk>/keep/", deciding.keep, name="keep"),
    path("comments/<int:pk>/hold/", deciding.hold, name="hold"),
    path("comments/<int:pk>/remove/", deciding.remove, name="remove"),
    path("comments/<int:pk>/restore/", deciding.restore, name="restore"),
]
