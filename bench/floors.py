"""What no page of ours can be faster than: the same work with nothing around it."""

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine

# Made and removed by `database`.
TABLES = (
    "CREATE TABLE bench_said (id {key}, post_id bigint NOT NULL, words text NOT NULL)",
    "CREATE INDEX bench_said_post ON bench_said (post_id, id)",
    "CREATE TABLE bench_count (post_id bigint PRIMARY KEY, said bigint NOT NULL)",
    "INSERT INTO bench_count (post_id, said) VALUES (1, 0)",
)


_LIST = Engine().from_string(
    "<ul>{% for post in posts %}<li><a href='/articles/{{ post.slug }}/'>{{ post.title }}</a> "
    "<time>{{ post.published_at|date:'j F Y' }}</time><p>{{ post.summary }}</p></li>"
    "{% endfor %}</ul>"
)


def hello(request: HttpRequest) -> HttpResponse:
    return _answer("<p>Hello.</p>")


def comments(request: HttpRequest, post_id: int) -> HttpResponse:
    """Stored fragments of all comments of a post in reading order, joined: one indexed SELECT."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT body_html FROM comments_comment WHERE post_id = %s AND is_shown ORDER BY path",
            [post_id],
        )
        return _answer("\n".join(row[0] for row in cursor.fetchall()))


def listed(request: HttpRequest) -> HttpResponse:
    """Fifty rows of an indexed SELECT, shown by a Django template."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT title, slug, summary, published_at FROM blog_post WHERE state = 'published' "
            "ORDER BY published_at DESC, id DESC LIMIT 50"
        )
        names = ("title", "slug", "summary", "published_at")
        posts = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return _answer(_LIST.render(Context({"posts": posts})))


def insert(request: HttpRequest) -> HttpResponse:
    """One row and one counter, durable when it answers."""
    words = request.body.decode()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE bench_count SET said = said + 1 WHERE post_id = 1")
        cursor.execute("INSERT INTO bench_said (post_id, words) VALUES (1, %s)", [words])
    return _answer("")


def _answer(text: str) -> HttpResponse:
    response = HttpResponse(text)
    # Without any middleware nobody else does.
    response["Content-Length"] = str(len(response.content))
    return response
