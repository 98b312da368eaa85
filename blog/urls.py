"""Reader pages, the writer's pages and the editor's. The catch-all for plain pages is last of all,
so `socialblog.urls` includes this file after every other room."""

from django.contrib.sitemaps.views import sitemap
from django.urls import path

from . import converters  # noqa: F401  # registers <word:…>
from .sitemaps import SITEMAPS
from .views.archive import archive, archive_month
from .views.article import article
from .views.author import author
from .views.feeds import author_feed, site_feed, tag_feed
from .views.home import home
from .views.page import page
from .views.robots import robots
from .views.site.pages import site_page, site_page_new, site_pages
from .views.site.settings import site_settings
from .views.tag import tag
from .views.theme import theme
from .views.write.list import write
from .views.write.pictures import write_pictures
from .views.write.post import write_new, write_post
from .views.write.preview import write_preview

app_name = "blog"

readers = [
    path("", home, name="home"),
    path("articles/<word:slug>/", article, name="article"),
    path("tags/<word:slug>/", tag, name="tag"),
    path("tags/<word:slug>/feed.xml", tag_feed, name="tag_feed"),
    path("authors/<word:username>/", author, name="author"),
    path("authors/<word:username>/feed.xml", author_feed, name="author_feed"),
    path("archive/", archive, name="archive"),
    path("archive/<int:year>/<int:month>/", archive_month, name="archive_month"),
    path("feed.xml", site_feed, name="feed"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("robots.txt", robots, name="robots"),
    path("site/theme.css", theme, name="theme"),
]

writers = [
    path("write/", write, name="write"),
    path("write/new/", write_new, name="write_new"),
    path("write/<int:pk>/", write_post, name="write_post"),
    path("write/preview/", write_preview, name="write_preview"),
    path("write/pictures/", write_pictures, name="write_pictures"),
]

editors = [
    path("site/", site_settings, name="site_settings"),
    path("site/pages/", site_pages, name="site_pages"),
    path("site/pages/new/", site_page_new, name="site_page_new"),
    path("site/pages/<int:pk>/", site_page, name="site_page"),
]

urlpatterns = [
    *readers,
    *writers,
    *editors,
    path("<word:slug>/", page, name="page"),
]
