"""How gunicorn serves socialblog: `gunicorn socialblog.wsgi --config deploy/gunicorn.conf.py`.

Where it listens and how many processes there are, its command line says.
"""

from gunicorn.http import wsgi

worker_class = "gthread"
threads = 4
control_socket_disable = True
# A process makes room for a fresh one now and then, not all at once.
max_requests = 5000
max_requests_jitter = 500
# nginx waits for slow clients; a request that takes this long here has gone wrong.
timeout = 60
graceful_timeout = 30
# Longer ones are refused (400, 431) before they reach the site.
limit_request_line = 8190
limit_request_fields = 100
limit_request_field_size = 8190


class WholeAnswer(wsgi.Response):
    """Sends the headers together with the beginning of the body.

    gunicorn sends them one after the other. A process that was killed in between left nginx with
    headers and no body: too late to ask another process, so a reader saw half a page.
    """

    def write(self, arg):
        if self.headers_sent:
            super().write(arg)
            return
        held, self.sock = self.sock, _Held()
        try:
            super().write(arg)
        finally:
            parts, self.sock = self.sock.parts, held
        held.sendall(b"".join(parts))


class _Held:
    def __init__(self):
        self.parts = []
        self.sendall = self.parts.append


wsgi.Response = WholeAnswer
