import { IconRobot } from "@tabler/icons-react";
import { call } from "../../api/client.ts";
import { type Area, page } from "../../frame/area.ts";

export const agents: Area = {
  group: "Build",
  label: "Agents",
  path: "agents",
  icon: IconRobot,
  needs: "agents:read",
  pages: [
    page("agents", () => import("./agent-list.tsx"), "AgentList"),
    page("agents/new", () => import("./new-agent.tsx"), "NewAgent"),
    page("agents/$agentId", () => import("./agent-page.tsx"), "AgentPage"),
    page("agents/$agentId/$tab", () => import("./agent-page.tsx"), "AgentPage"),
  ],
  actions: [{ label: "New agent", path: "agents/new", needs: "agents:write" }],
  async search(workspaceId, search, signal) {
    const params = { workspace_id: workspaceId };
    const { data } = await call("listAgents", { params, query: { search, limit: 6 } }, signal);
    return data.data.map(({ id, name, description }) => ({ label: name, description, path: `agents/${id}` }));
  },
};
