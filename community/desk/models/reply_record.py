from django.db import models


class ReplyRecord(models.Model):
    """How one article's readers were answered so far, for the line above its conversation.

    Counted by a job from the answer facts, by the formula of the honest record.
    """

    post = models.OneToOneField("blog.Post", on_delete=models.CASCADE, related_name="+")
    asked = models.PositiveIntegerField(default=0)
    answered = models.PositiveIntegerField(default=0)
    # Median wall-clock minutes until the first answer; None where there was none.
    usual_minutes = models.PositiveIntegerField(null=True)
    counted_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.answered} of {self.asked} under {self.post_id}"
