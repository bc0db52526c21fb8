import { agentTemplateRoutes } from "./agent-templates.ts";
import { agentVersionRoutes } from "./agent-versions.ts";
import { agentRoutes } from "./agents.ts";
import { apiKeyRoutes } from "./api-keys.ts";
import { auditRoutes } from "./audit.ts";
import { conversationImportRoutes } from "./conversation-imports.ts";
import { conversationRoutes } from "./conversations.ts";
import { guardRoutes } from "./guard-routes.ts";
import { integrationRoutes } from "./integrations.ts";
import { inviteRoutes } from "./invites.ts";
import { jobRoutes } from "./jobs.ts";
import { listeningProfileRoutes } from "./listening-profiles.ts";
import { memberRoutes } from "./members.ts";
import { followUpRoutes } from "./memory-follow-ups.ts";
import { observationRoutes } from "./memory-observations.ts";
import { memoryRecallRoutes } from "./memory-recall.ts";
import { memorySharingRoutes } from "./memory-sharing.ts";
import { memoryTransferRoutes } from "./memory-transfer.ts";
import { memoryViewRoutes } from "./memory-views.ts";
import { subscriptionRoutes } from "./notification-subscriptions.ts";
import { observabilityRoutes } from "./observability.ts";
import { openApiImportRoutes } from "./openapi-import.ts";
import { passkeyRoutes } from "./passkeys.ts";
import { peopleRoutes } from "./people.ts";
import { personaRoutes } from "./personas.ts";
import { playgroundRoutes } from "./playground.ts";
import { priceRoutes } from "./prices.ts";
import { profileFieldRoutes } from "./profile-fields.ts";
import { providerCredentialRoutes } from "./provider-credentials.ts";
import type { Route } from "./route.ts";
import { messageRoutes, sessionRoutes } from "./sessions.ts";
import { signInRoutes } from "./sign-in.ts";
import { systemRoutes } from "./system.ts";
import { toolRoutes } from "./tools.ts";
import { usageRoutes } from "./usage.ts";
import { attributeRoutes } from "./user-attributes.ts";
import { userMergeRoutes } from "./user-merges.ts";
import { profileRoutes } from "./user-profile.ts";
import { timelineRoutes } from "./user-timeline.ts";
import { userRoutes } from "./users.ts";
import { variableRoutes } from "./variable-routes.ts";
import { widgetScriptRoutes } from "./widget-script.ts";
import { widgetRoutes } from "./widget-sessions.ts";
import { workspaceRoutes } from "./workspaces.ts";

/**
 * Every family of routes. The server mounts exactly these: each has handlers under the same name in its `main.ts`, or it does
 * not compile.
 */
export const FAMILIES = {
  sessions: sessionRoutes,
  messages: messageRoutes,
  widgetSessions: widgetRoutes,
  widgetScript: widgetScriptRoutes,
  agents: agentRoutes,
  agentVersions: agentVersionRoutes,
  agentTemplates: agentTemplateRoutes,
  playground: playgroundRoutes,
  personas: personaRoutes,
  guards: guardRoutes,
  variables: variableRoutes,
  tools: toolRoutes,
  openApiImport: openApiImportRoutes,
  listeningProfiles: listeningProfileRoutes,
  integrations: integrationRoutes,
  users: userRoutes,
  profileFields: profileFieldRoutes,
  profiles: profileRoutes,
  attributes: attributeRoutes,
  subscriptions: subscriptionRoutes,
  timelines: timelineRoutes,
  userMerges: userMergeRoutes,
  conversations: conversationRoutes,
  conversationImports: conversationImportRoutes,
  memoryRecall: memoryRecallRoutes,
  observations: observationRoutes,
  followUps: followUpRoutes,
  memoryViews: memoryViewRoutes,
  memoryTransfer: memoryTransferRoutes,
  memorySharing: memorySharingRoutes,
  observability: observabilityRoutes,
  audit: auditRoutes,
  prices: priceRoutes,
  usage: usageRoutes,
  jobs: jobRoutes,
  signIn: signInRoutes,
  people: peopleRoutes,
  passkeys: passkeyRoutes,
  workspaces: workspaceRoutes,
  members: memberRoutes,
  invites: inviteRoutes,
  apiKeys: apiKeyRoutes,
  providerCredentials: providerCredentialRoutes,
  system: systemRoutes,
} as const satisfies Readonly<Record<string, Readonly<Record<string, Route>>>>;

/** Every route there is; the batteries and the reference go over exactly these. */
export const ROUTES: readonly Route[] = Object.values(FAMILIES).flatMap((family): Route[] =>
  Object.values(family),
);
