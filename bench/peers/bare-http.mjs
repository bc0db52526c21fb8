// The least that answers JSON: node:http and nothing else.
import { createServer } from "node:http";

const body = JSON.stringify({
  id: "ses_01j8z5k3mve7b8xq2n4w6y9r1t",
  status: "in_progress",
  agent_version: 1,
});
const server = createServer((_, response) => {
  response.setHeader("content-type", "application/json");
  response.end(body);
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
process.on("SIGTERM", () => process.exit(0));
