"""A mail server of our own, on a free port."""

import socketserver


class MailServer(socketserver.ThreadingTCPServer):
    """Speaks as much SMTP as one mail needs; `answers` replaces what it says to a command."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Conversation)
        self.answers: dict[str, str] = {}
        self.mails: list[str] = []


class Conversation(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        self.say("220 ready")
        for raw in self.rfile:
            verb = raw.decode(errors="replace").split(" ")[0].split(":")[0].strip().upper()
            answer = self.server.answers.get(verb, "250 fine")
            if answer == "hang up":
                return
            if verb == "QUIT":
                return self.say("221 bye")
            if verb == "DATA" and answer.startswith("250"):
                self.say("354 go on")
                self.server.mails.append(self.read_mail())
            self.say(answer)

    def read_mail(self) -> str:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.decode())
        return "".join(lines)

    def say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")
