import type { Schemas } from "@hyponema/client";

export type Integration = Schemas["Integration"];
export type Provider = Schemas["IntegrationProvider"];

/** Operations to invalidate when an agent's integrations change. */
export const INTEGRATION_QUERIES = [
  ...["getAgent", "listAgents", "diffAgentVersion", "renderPlayground", "listIntegrations", "getIntegration"],
] as const;
