import { type IntegrationProvider, integrationRoutes } from "@hyponema/contract/integrations";
import { operations } from "../../platform/http/call.ts";
import { pageRequest } from "../../platform/http/cursor.ts";
import type { Field } from "../../providers/integrations/port.ts";
import { PROVIDERS } from "../../providers/integrations/providers.ts";
import type { Reach } from "./actions.ts";
import * as integrations from "./service.ts";
import { testAccount, tryAction } from "./trial.ts";

export function integrationOperations(own: integrations.Integrations, reach: Reach) {
  return operations(integrationRoutes, {
    listIntegrationProviders: ({ read }) => read(async () => ({ data: CATALOGUE })),
    listIntegrations: ({ query, read }) => {
      const filter = { ...query, archived: query.archived === "true" };
      return read((tx) => integrations.listIntegrations(tx, filter, pageRequest(query)));
    },
    createIntegration: ({ body, write }) => write((tx) => own.createIntegration(tx, body)),
    getIntegration: ({ params, read }) =>
      read((tx) => integrations.getIntegration(tx, params.integration_id)),
    updateIntegration: ({ params, body, request, write }) =>
      write((tx) => own.updateIntegration(tx, params.integration_id, request, body)),
    archiveIntegration: ({ params, write }) =>
      write((tx) => integrations.archiveIntegration(tx, params.integration_id)),
    restoreIntegration: ({ params, write }) =>
      write((tx) => integrations.restoreIntegration(tx, params.integration_id)),
    testIntegration: async ({ params, request, beginIdempotent, read, write }) => {
      const before = await beginIdempotent();
      if (before) return before;
      const opened = await read((tx) => own.open(tx, params.integration_id));
      const result = await testAccount(opened, reach, request.signal);
      return write(async () => result);
    },
    tryIntegrationTool: async ({ params, body, request, beginIdempotent, read, write }) => {
      const before = await beginIdempotent();
      if (before) return before;
      const opened = await read((tx) => own.open(tx, params.integration_id));
      const action = integrations.expectAction(opened.settings, params.tool);
      const result = await tryAction(opened, action, body.arguments, reach, request.signal);
      return write(async () => result);
    },
    attachIntegration: ({ params, body, write }) =>
      write((tx) => integrations.attachIntegration(tx, params.agent_id, params.integration_id, body)),
    detachIntegration: ({ params, write }) =>
      write((tx) => integrations.detachIntegration(tx, params.agent_id, params.integration_id)),
  });
}

const CATALOGUE: IntegrationProvider[] = Object.values(PROVIDERS).map((provider) => ({
  slug: provider.slug,
  name: provider.name,
  description: provider.description,
  credential: provider.credential.map((field) => told(field, true)),
  settings: provider.settings.map((field) => told(field, false)),
  tools: provider.actions.map(({ name, description, parameters }) => ({ name, description, parameters })),
}));

function told({ name, label, help, required, schema }: Field, secret: boolean) {
  return { name, label, help, required, schema, secret };
}
