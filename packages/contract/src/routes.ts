import { agentTemplateRoutes } from "./agent-templates.ts";
import { agentVersionRoutes } from "./agent-versions.ts";
import { agentRoutes } from "./agents.ts";
import { auditRoutes } from "./audit.ts";
import { conversationRoutes } from "./conversations.ts";
import { guardRoutes } from "./guard-routes.ts";
import { followUpRoutes } from "./memory-follow-ups.ts";
import { observationRoutes } from "./memory-observations.ts";
import { memoryTransferRoutes } from "./memory-transfer.ts";
import { memoryViewRoutes } from "./memory-views.ts";
import { observabilityRoutes } from "./observability.ts";
import { openApiImportRoutes } from "./openapi-import.ts";
import { personaRoutes } from "./personas.ts";
import { playgroundRoutes } from "./playground.ts";
import { priceRoutes } from "./prices.ts";
import type { Route } from "./route.ts";
import { messageRoutes, sessionRoutes } from "./sessions.ts";
import { systemRoutes } from "./system.ts";
import { toolRoutes } from "./tools.ts";
import { userRoutes } from "./users.ts";
import { variableRoutes } from "./variable-routes.ts";

/** Every route there is. The server mounts exactly these; the batteries and the reference go over exactly these. */
export const ROUTES: readonly Route[] = [
  sessionRoutes,
  messageRoutes,
  agentRoutes,
  agentVersionRoutes,
  agentTemplateRoutes,
  playgroundRoutes,
  personaRoutes,
  guardRoutes,
  variableRoutes,
  toolRoutes,
  openApiImportRoutes,
  userRoutes,
  conversationRoutes,
  observationRoutes,
  followUpRoutes,
  memoryViewRoutes,
  memoryTransferRoutes,
  observabilityRoutes,
  auditRoutes,
  priceRoutes,
  systemRoutes,
].flatMap((family): Route[] => Object.values(family));
