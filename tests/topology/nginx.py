"""nginx with the files of deploy/: only ports, folders and the certificate are others."""

import os
import re
from pathlib import Path

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"

MAIN = """
{user}
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/nginx-error.log;
events {{ worker_connections 2048; }}
http {{
    include /etc/nginx/mime.types;
    access_log {folder}/access.log;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include http.conf;
    include site.conf;
}}
"""


def write_config(
    folder: Path, *, port: int, web_ports: list[int], static: Path, rate: str = ""
) -> Path:
    """Everything that nginx reads, in `folder`; the path of the first file."""
    (folder / "snippets").mkdir(parents=True, exist_ok=True)
    (folder / "http.conf").write_text(
        _changed(
            "nginx/http.conf",
            {
                "/var/cache/socialblog-": f"{folder}/cache-",
                "rate=100r/s": f"rate={rate or '100r/s'}",
            },
        )
    )
    # The folder of media isn't there: media is in the bucket.
    (folder / "snippets" / "socialblog.conf").write_text(
        _changed(
            "nginx/site.conf",
            {
                "/var/lib/socialblog-static/": f"{static}/",
                "/var/lib/socialblog-media/": f"{folder}/no-media/",
            },
        )
    )
    (folder / "site.conf").write_text(_site(port, web_ports))
    main = folder / "nginx.conf"
    main.write_text(MAIN.format(folder=folder, user="user root;" if os.getuid() == 0 else ""))
    return main


def _site(port: int, web_ports: list[int]) -> str:
    text = _changed(
        "nginx.conf",
        {
            "    listen 443 ssl http2;\n": f"    listen 127.0.0.1:{port};\n",
            "    listen [::]:443 ssl http2;\n": "",
            "blog.example.org": "127.0.0.1",
        },
    )
    text = _replaced(r"    ssl_certificate\S* .*\n", "", text)
    servers = "".join(
        f"    server 127.0.0.1:{web} max_fails=1 fail_timeout=2s;\n" for web in web_ports
    )
    text = _replaced(r"(upstream socialblog \{\n)[^}]*", rf"\g<1>{servers}", text)
    # The one that leads from http to https.
    return _replaced(r"server \{\n    listen 80;[^}]*\}\n", "", text)


def _changed(name: str, places: dict[str, str]) -> str:
    text = (DEPLOY / name).read_text()
    for shipped, ours in places.items():
        assert shipped in text, f"deploy/{name} no longer has {shipped!r}"
        text = text.replace(shipped, ours)
    return text


def _replaced(pattern: str, by: str, text: str) -> str:
    text, count = re.subn(pattern, by, text)
    assert count, f"deploy/nginx.conf no longer has {pattern!r}"
    return text
