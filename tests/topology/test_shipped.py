"""The files of deploy/ that no test can run here are at least read by a program."""

import re
import shlex
import subprocess
from pathlib import Path

import pytest
import yaml

from .nginx import DEPLOY
from .stack import find, what_is_missing

pytestmark = pytest.mark.topology

HTTP = """
pid {folder}/nginx.pid;
events {{}}
http {{
    proxy_temp_path {folder}/proxy;
    client_body_temp_path {folder}/body;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    access_log off;
    include {includes};
}}
"""


@pytest.fixture
def nginx_says(tmp_path: Path):
    """What `nginx -t` thinks of a site file with the two that it rests on; nothing when all is
    well."""
    if missing := what_is_missing():
        pytest.skip(missing)

    def says(site: str) -> str:
        (tmp_path / "snippets").mkdir()
        shipped = (DEPLOY / "nginx" / "site.conf").read_text()
        (tmp_path / "snippets" / "socialblog.conf").write_text(shipped)
        http = (DEPLOY / "nginx" / "http.conf").read_text()
        http = http.replace("/var/cache/", f"{tmp_path}/")
        (tmp_path / "conf.d").mkdir()
        # Both are read in the order of their names, as on a real machine.
        (tmp_path / "conf.d" / "default.conf").write_text(site)
        (tmp_path / "conf.d" / "socialblog.conf").write_text(http)
        main = tmp_path / "nginx.conf"
        main.write_text(HTTP.format(folder=tmp_path, includes=f"{tmp_path}/conf.d/*.conf"))
        nginx = [find("nginx") or "nginx", "-t", "-q", "-e", "stderr", "-c", str(main)]
        return subprocess.run(nginx, capture_output=True, text=True).stderr

    return says


def test_nginx_understands_the_site_on_a_machine(nginx_says, tmp_path):
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        [*shlex.split("openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost"),
         "-keyout", str(key), "-out", str(certificate)],
        check=True, capture_output=True,
    )  # fmt: skip
    site = (DEPLOY / "nginx.conf").read_text()
    site = re.sub(r"ssl_certificate .*;", f"ssl_certificate {certificate};", site)
    site = re.sub(r"ssl_certificate_key .*;", f"ssl_certificate_key {key};", site)
    # The lines for more web processes are true as well.
    site = re.sub(r"# (server .*;)", r"\1", site)
    # A test's machine may have no IPv6, and its ports may be taken.
    site = re.sub(r" *listen \[::\].*\n", "", site)
    assert nginx_says(site) == ""


def test_nginx_understands_the_site_in_containers(nginx_says):
    site = (DEPLOY / "nginx" / "compose.conf").read_text()
    assert "server web:8000" in site
    assert nginx_says(site.replace("server web:8000", "server 127.0.0.1:8000")) == ""


def test_the_composition_names_what_is_there():
    composition = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
    services, volumes = composition["services"], set(composition["volumes"])
    for name, service in services.items():
        assert "image" in service, name
        assert set(service.get("depends_on", {})) <= set(services), name
        for volume in service.get("volumes", []):
            source = volume.split(":")[0]
            assert source in volumes or (DEPLOY / source).is_file(), f"{name}: {source}"
    build = services["prepare"]["build"]
    assert (DEPLOY / build["context"] / build["dockerfile"]).is_file()
    copied = re.findall(r"^COPY (\S+)", (DEPLOY / "Dockerfile").read_text(), re.MULTILINE)
    assert all((DEPLOY.parent / source).exists() for source in copied)
