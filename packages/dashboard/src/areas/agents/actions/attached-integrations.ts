import type { Schemas } from "@hyponema/client";

export type Integration = Schemas["Integration"];
export type Provider = Schemas["IntegrationProvider"];

/** What voids when an agent's integrations change. */
export const ATTACHING = [
  ...["getAgent", "listAgents", "diffAgentVersion", "renderPlayground", "listIntegrations", "getIntegration"],
] as const;
