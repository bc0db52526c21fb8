import type { AgentFields } from "../agent-fields.ts";

type Widget = AgentFields["widget"];

/** HTML of a widget that opens its own sessions, or requests them from `sessionUrl`. */
export function widgetSnippet(server: string, agentId: string, widget: Widget, sessionUrl?: string): string {
  const attributes = {
    ...(sessionUrl === undefined ? { "data-agent-id": agentId } : { "data-session-url": sessionUrl }),
    "data-mode": widget.mode,
    "data-position": widget.position,
    "data-primary-color": widget.primary_color,
    ...(widget.button_label ? { "data-button-label": widget.button_label } : {}),
    ...(widget.opening_prompt ? { "data-opening-prompt": widget.opening_prompt } : {}),
  };
  const lines = Object.entries(attributes).map(([name, value]) => `  ${name}="${escapeAttribute(value)}"`);
  return `<script src="${server}/widget.js" async></script>\n<hyponema-widget\n${lines.join("\n")}\n></hyponema-widget>`;
}

function escapeAttribute(value: string): string {
  return value.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}

/** A Node backend that opens sessions for the customer's signed-in users. */
export function nodeBackend(server: string, agentId: string): string {
  return `// node server.mjs, with HYPONEMA_API_KEY set (scope sessions:write)
import { createServer } from "node:http";

const SERVER = "${server}";

createServer(async (request, response) => {
  if (request.method !== "POST" || request.url !== "/hyponema-session") {
    response.writeHead(404).end();
    return;
  }
  let text = "";
  for await (const chunk of request) text += chunk;
  // A session that is running already only needs a fresh token.
  const { session_id } = JSON.parse(text || "{}");
  const path = session_id ? \`/sessions/\${encodeURIComponent(session_id)}/token\` : "/sessions";
  const body = session_id
    ? {}
    : { agent_id: "${agentId}", user_id: whoIsSignedIn(request), modality: "text" };
  const answer = await fetch(SERVER + path, {
    method: "POST",
    headers: {
      authorization: \`Bearer \${process.env.HYPONEMA_API_KEY}\`,
      "content-type": "application/json",
    },
    body: JSON.stringify(body),
  });
  response.writeHead(answer.status, { "content-type": "application/json" });
  response.end(await answer.text());
}).listen(3000);

// Your own sign-in: the stable ID of the person whose page asks. Check as well that the session is theirs.
function whoIsSignedIn(request) {
  return "customer-4711";
}`;
}

/** The same backend in Python. */
export function pythonBackend(server: string, agentId: string): string {
  return `# python server.py, with HYPONEMA_API_KEY set (scope sessions:write)
import json, os, urllib.error, urllib.parse, urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SERVER = "${server}"


def who_is_signed_in(request):
    # Your own sign-in: the stable ID of the person whose page asks. Check as well that the session is theirs.
    return "customer-4711"


class Backend(BaseHTTPRequestHandler):
    def do_POST(self):
        if self.path != "/hyponema-session":
            self.send_error(404)
            return
        text = self.rfile.read(int(self.headers.get("content-length", 0)))
        # A session that is running already only needs a fresh token.
        session_id = json.loads(text or "{}").get("session_id")
        if session_id:
            path, body = f"/sessions/{urllib.parse.quote(session_id)}/token", {}
        else:
            path = "/sessions"
            body = {"agent_id": "${agentId}", "user_id": who_is_signed_in(self), "modality": "text"}
        request = urllib.request.Request(
            SERVER + path,
            json.dumps(body).encode(),
            {
                "authorization": f"Bearer {os.environ['HYPONEMA_API_KEY']}",
                "content-type": "application/json",
            },
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                status, content = answer.status, answer.read()
        except urllib.error.HTTPError as refused:
            status, content = refused.code, refused.read()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.end_headers()
        self.wfile.write(content)


ThreadingHTTPServer(("", 3000), Backend).serve_forever()`;
}

/** Opens a session and sends a message with curl. */
export function curlSnippet(server: string, agentId: string): string {
  return `KEY=hyp_…

SESSION=$(curl -s ${server}/sessions \\
  -H "Authorization: Bearer $KEY" -H "Content-Type: application/json" \\
  -d '{"agent_id": "${agentId}", "user_id": "customer-4711", "modality": "text"}' \\
  | grep -o 'ses_[a-z0-9]*' | head -1)

curl -N ${server}/sessions/$SESSION/messages \\
  -H "Authorization: Bearer $KEY" -H "Content-Type: application/json" \\
  -d '{"text": "Hello"}'`;
}

/** The same with the typed client. */
export function clientSnippet(server: string, agentId: string): string {
  return `import { createClient } from "@hyponema/client";

const client = createClient({ baseUrl: "${server}", apiKey: process.env.HYPONEMA_API_KEY ?? "" });

const { data: session } = await client.createSession({
  body: { agent_id: "${agentId}", user_id: "customer-4711", modality: "text" },
});
for await (const event of client.streamMessage({ sessionId: session.id, text: "Hello" })) {
  if (event.type === "token") process.stdout.write(event.data.text);
}`;
}
