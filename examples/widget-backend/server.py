"""A backend that opens sessions for the widget, so that the agent knows the User. Uses only Python's standard library.

npm start, then in another terminal:
HYPONEMA_API_KEY=hyp_… HYPONEMA_AGENT_ID=agent_… python3 examples/widget-backend/server.py
"""

import json
import os
import re
import sys
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

URL = os.environ.get("HYPONEMA_URL", "http://127.0.0.1:8787")
KEY = os.environ.get("HYPONEMA_API_KEY")
AGENT = os.environ.get("HYPONEMA_AGENT_ID")
PAGE = Path(__file__).with_name("page.html").read_text(encoding="utf-8")
SOCKETS = re.sub("^http", "ws", URL)
POLICY = f"default-src 'self'; script-src {URL}; connect-src 'self' {URL} {SOCKETS}"
MAX_BYTES = 10_000


def ask(method, path, body=None):
    """Calls Hyponema. Errors are passed on unchanged, because the widget displays their `detail`."""
    request = Request(
        URL + path,
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Authorization": f"Bearer {KEY}", "Content-Type": "application/json"},
    )
    try:
        with urlopen(request, timeout=15) as response:
            return response.status, json.load(response)
    except HTTPError as refused:
        return refused.code, json.load(refused)


def open_session(user):
    return ask("POST", "/sessions", {"agent_id": AGENT, "user_id": user, "modality": "text"})


def renew(session_id, user):
    """Tokens expire during long chats. Renews them only for the User that the session belongs to."""
    path = f"/sessions/{quote(session_id, safe='')}"
    status, session = ask("GET", path)
    if status != 200:
        return status, session
    if session["external_user_id"] != user:
        return open_session(user)
    return ask("POST", f"{path}/token", {})


class Backend(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path != "/":
            return self.reply(404, {"detail": "There is nothing here."})
        user, cookie = self.user()
        page = PAGE.replace("{{server}}", URL).replace("{{user}}", user).encode()
        headers = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": POLICY, **cookie}
        self.write(200, headers, page)

    def do_POST(self):
        if self.path != "/session":
            return self.reply(404, {"detail": "There is nothing here."})
        user, cookie = self.user()
        session_id = self.body().get("session_id")
        try:
            status, answer = renew(str(session_id), user) if session_id else open_session(user)
        except (OSError, ValueError) as error:
            self.log_error("%s", error)
            status, answer = 502, {"detail": "The chat cannot be reached."}
        self.reply(status, answer, cookie)

    def user(self):
        """Replace this with your own sign-in. Here every visitor without a cookie is a new User."""
        known = re.search(r"(?:^|; )user=(guest-[\w-]{36})(?:;|$)", self.headers.get("Cookie", ""))
        if known:
            return known[1], {}
        user = f"guest-{uuid.uuid4()}"
        return user, {"Set-Cookie": f"user={user}; Path=/; HttpOnly; SameSite=Lax"}

    def body(self):
        length = int(self.headers.get("Content-Length") or 0)
        try:
            found = json.loads(self.rfile.read(length)) if 0 < length <= MAX_BYTES else {}
        except ValueError:
            found = {}
        return found if isinstance(found, dict) else {}

    def reply(self, status, answer, headers=None):
        kind = "application/json" if status < 400 else "application/problem+json"
        always = {"Content-Type": kind, "Cache-Control": "no-store"}
        self.write(status, {**always, **(headers or {})}, json.dumps(answer).encode())

    def write(self, status, headers, body):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


if __name__ == "__main__":
    if not KEY or not AGENT:
        sys.exit("Set HYPONEMA_API_KEY and HYPONEMA_AGENT_ID; `npm start` leaves both in data/demo.json.")
    server = ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "8080"))), Backend)
    print(f"http://127.0.0.1:{server.server_port}/", flush=True)
    server.serve_forever()
