// A backend that opens sessions for the widget, so that the agent knows the User. Uses only Node's standard library.
//   npm start, then in another terminal:
//   HYPONEMA_API_KEY=hyp_… HYPONEMA_AGENT_ID=agent_… node examples/widget-backend/server.mjs
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";

const {
  HYPONEMA_URL = "http://127.0.0.1:8787",
  HYPONEMA_API_KEY,
  HYPONEMA_AGENT_ID,
  PORT = "8080",
} = process.env;
if (!HYPONEMA_API_KEY || !HYPONEMA_AGENT_ID) {
  console.error("Set HYPONEMA_API_KEY and HYPONEMA_AGENT_ID; `npm start` leaves both in data/demo.json.");
  process.exit(1);
}
const page = await readFile(new URL("page.html", import.meta.url), "utf8");
const sockets = HYPONEMA_URL.replace(/^http/, "ws");
const policy = `default-src 'self'; script-src ${HYPONEMA_URL}; connect-src 'self' ${HYPONEMA_URL} ${sockets}`;

const server = createServer((request, response) => {
  answer(request, response).catch((error) => {
    console.error(error);
    if (!response.headersSent) send(response, 502, { detail: "The chat cannot be reached." });
  });
});
server.listen(Number(PORT), "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}/`));

async function answer(request, response) {
  const user = currentUser(request, response);
  if (request.method === "GET" && request.url === "/") {
    response.setHeader("Content-Security-Policy", policy);
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(page.replaceAll("{{server}}", HYPONEMA_URL).replaceAll("{{user}}", user));
  } else if (request.method === "POST" && request.url === "/session") {
    const { session_id: sessionId } = await readBody(request);
    const [status, body] = sessionId ? await renew(sessionId, user) : await open(user);
    send(response, status, body);
  } else {
    send(response, 404, { detail: "There is nothing here." });
  }
}

// Replace this with your own sign-in. Here every visitor without a cookie is a new User.
function currentUser(request, response) {
  const known = /(?:^|; )user=(guest-[\w-]{36})(?:;|$)/.exec(request.headers.cookie ?? "")?.[1];
  if (known) return known;
  const user = `guest-${randomUUID()}`;
  response.setHeader("Set-Cookie", `user=${user}; Path=/; HttpOnly; SameSite=Lax`);
  return user;
}

function open(user) {
  return ask("POST", "/sessions", { agent_id: HYPONEMA_AGENT_ID, user_id: user, modality: "text" });
}

// Tokens expire during long chats. Renew them only for the User that the session belongs to.
async function renew(sessionId, user) {
  const path = `/sessions/${encodeURIComponent(sessionId)}`;
  const [status, session] = await ask("GET", path);
  if (status !== 200) return [status, session];
  if (session.external_user_id !== user) return open(user);
  return ask("POST", `${path}/token`, {});
}

async function ask(method, path, body) {
  const response = await fetch(HYPONEMA_URL + path, {
    method,
    headers: { Authorization: `Bearer ${HYPONEMA_API_KEY}`, "Content-Type": "application/json" },
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(15_000),
  });
  return [response.status, await response.json()];
}

async function readBody(request) {
  let text = "";
  for await (const chunk of request) {
    text += chunk;
    if (text.length > 10_000) return {};
  }
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}

// Passes the server's errors on unchanged, because the widget displays their `detail`.
function send(response, status, body) {
  const type = status < 400 ? "application/json" : "application/problem+json";
  response.writeHead(status, { "Content-Type": type, "Cache-Control": "no-store" });
  response.end(JSON.stringify(body));
}
