import type { FAMILIES } from "@hyponema/contract/routes";
import { serveDashboard } from "../channels/dashboard.ts";
import { docsSite } from "../channels/docs/site.ts";
import { iconSites } from "../channels/icons.ts";
import type { Instance } from "../instance.ts";
import { isOutage } from "../platform/database/outage.ts";
import { proxyRule } from "../platform/http/address.ts";
import { listOperations, type OperationsOfAll } from "../platform/http/call.ts";
import { originsOf } from "../platform/http/origins.ts";
import { answerRoutes } from "../platform/http/server.ts";
import type { Step } from "../platform/startup.ts";
import { VERSION } from "../version.ts";
import type { openAccess } from "./access.ts";
import type { openConversation } from "./conversation.ts";
import type { Core } from "./core.ts";
import type { openSignIn } from "./sign-in.ts";

/** Builds the request handler, and the step that starts to serve requests after everything else has started. */
export function openWeb(
  { config, database, sealer, storage }: Instance,
  parts: Pick<Core, "log" | "nodeId" | "metrics" | "limiter" | "policies" | "port" | "publicUrl"> & {
    readonly operations: OperationsOfAll<typeof FAMILIES>;
    /** Workers serve only health and metrics. */
    readonly isWorker: boolean;
    readonly access: Pick<ReturnType<typeof openAccess>, "keys" | "memberships">;
    readonly signIn: Pick<ReturnType<typeof openSignIn>, "finder">;
    readonly conversation: Pick<ReturnType<typeof openConversation>, "sockets" | "pages" | "takesUpgrade">;
  },
): Step {
  const { operations, isWorker, access, conversation, port, publicUrl } = parts;
  const { log, nodeId, metrics, limiter, policies } = parts;
  const requestHandler = answerRoutes({
    ...{ database, sealer, storage, nodeId, log, metrics, limiter, policies, publicUrl, isOutage },
    operations: listOperations(isWorker ? { system: operations.system } : operations),
    sites: isWorker ? [] : [docsSite(VERSION), { path: "/dashboard", serve: serveDashboard }, ...iconSites],
    credentials: {
      keys: access.keys,
      signIns: parts.signIn.finder,
      operatorToken: config.HYPONEMA_METRICS_TOKEN ?? null,
    },
    memberships: access.memberships,
    ownOrigins: () => originsOf(publicUrl()),
    pages: { agent: conversation.pages },
    trustedProxies: proxyRule(config.HYPONEMA_TRUSTED_PROXIES),
    takesUpgrade: (request) => !isWorker && conversation.takesUpgrade(request),
  });
  return {
    name: "requests",
    start: () => port.answerBy(requestHandler),
    stop: () => {
      conversation.sockets.close();
      port.drain();
    },
  };
}
