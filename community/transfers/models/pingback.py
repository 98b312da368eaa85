from django.db import models


class Pingback(models.Model):
    """Somebody's page that linked to an article of the old site; kept apart from comments."""

    post = models.ForeignKey("blog.Post", on_delete=models.CASCADE, related_name="pingbacks")
    title = models.CharField(max_length=300)
    url = models.CharField(max_length=1000)
    excerpt = models.TextField(blank=True)
    at = models.DateTimeField()
    legacy_key = models.CharField(max_length=200, unique=True)

    def __str__(self) -> str:
        return self.url
