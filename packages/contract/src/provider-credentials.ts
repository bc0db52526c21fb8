import { z } from "zod";
import { CREDENTIAL_PROVIDERS } from "./agent-settings.ts";
import { id } from "./ids.ts";
import { defineRoute } from "./route.ts";
import { Timestamp } from "./text.ts";
import { CallUrl } from "./variables.ts";

/** What can come of asking a provider with a credential, and in the detail's words why. */
export const PROVIDER_TEST_OUTCOMES = [
  "works",
  "key_refused",
  "rate_limited",
  "timed_out",
  "unreachable",
  "not_allowed",
  "unexpected",
  "unreadable",
] as const;
export type ProviderTestOutcome = (typeof PROVIDER_TEST_OUTCOMES)[number];

const Provider = z.enum(CREDENTIAL_PROVIDERS).meta({ example: "openai-compatible" });

export const ProviderTest = z
  .object({
    outcome: z.enum(PROVIDER_TEST_OUTCOMES).meta({
      description:
        "`works`: it takes the key. `key_refused`, `rate_limited`: it answered, and says so. `timed_out`, `unreachable`: there was no answer. `not_allowed`: the server does not call addresses like this one. `unexpected`: something answered that is not this provider, or is out of order. `unreadable`: the credential was sealed with a root secret that the server no longer has.",
    }),
    detail: z.string().meta({ description: "The same in a sentence that says what to do." }),
    latency_ms: z.int(),
    tested_at: Timestamp,
  })
  .meta({ id: "ProviderTest" });
export type ProviderTest = z.output<typeof ProviderTest>;

export const ProviderCredential = z
  .object({
    provider: Provider,
    name: z.string().meta({ example: "OpenAI" }),
    source: z.enum(["workspace", "environment"]).nullable().meta({
      description:
        "Where the credential in use is from: the workspace's own goes first. Null: there is none.",
    }),
    hint: z.string().nullable().meta({
      description:
        "The last four characters of the workspace's key; null: it has none, or one that is short.",
      example: "…4f2a",
    }),
    base_url: z.string().nullable().meta({ description: "Null: the provider's own address." }),
    set_at: Timestamp.nullable().meta({ description: "When the workspace's credential was set." }),
    default_model: z.string().nullable().meta({
      description: "What an agent that chooses no model gets of this provider; null: what it lists first.",
    }),
    last_test: ProviderTest.nullable().meta({ description: "Of the credential in use." }),
    models_seen: z.int().meta({ description: "How many models it listed when it last worked." }),
    models_seen_at: Timestamp.nullable(),
  })
  .meta({ id: "ProviderCredential" });
export type ProviderCredential = z.output<typeof ProviderCredential>;

export const SeenModel = z
  .object({
    id: z.string().meta({ description: "As agents name it." }),
    name: z.string().nullable().meta({ description: "The provider's name for people, where it has one." }),
  })
  .meta({ id: "SeenModel" });
export type SeenModel = z.output<typeof SeenModel>;

export const SeenModels = z
  .object({
    provider: Provider,
    seen_at: Timestamp.nullable().meta({ description: "Null: none have been asked for yet." }),
    data: z.array(SeenModel),
  })
  .meta({ id: "SeenModels" });
export type SeenModels = z.output<typeof SeenModels>;

export const ProviderCredentialInput = z
  .strictObject({
    api_key: z
      .string()
      .trim()
      .min(1)
      .max(1000)
      .regex(/^[\x21-\x7e]*$/, "must be a key without spaces inside")
      .nullable()
      .default(null)
      .meta({
        description:
          "Sealed at once; never shown again. Spaces around it are dropped. Null or left out: the server at `base_url` wants none, which only `openai-compatible` can do without.",
      }),
    base_url: CallUrl.nullable().default(null).meta({
      description:
        "Up to and with the version, e.g. `https://models.example.com/v1`. `openai-compatible` needs it; of others it is a gateway that speaks as they do. It is reached like a tool: public addresses by https, unless whoever runs the server allows more.",
    }),
  })
  .meta({ id: "ProviderCredentialSet" });
export type ProviderCredentialInput = z.output<typeof ProviderCredentialInput>;

const workspace = z.strictObject({ workspace_id: id("workspace") });
const one = workspace.extend({ provider: Provider });
const BASE = "/workspaces/{workspace_id}/provider-credentials";
const read = { kind: "dashboard", permission: "credentials:read" } as const;
const write = { kind: "dashboard", permission: "credentials:write" } as const;

export const listProviderCredentials = defineRoute({
  operationId: "listProviderCredentials",
  method: "GET",
  path: BASE,
  tag: "providers",
  summary: "List model providers and whether there is a credential",
  access: read,
  params: workspace,
  success: {
    status: 200,
    description: "Every provider there is; never a key.",
    body: z.object({ data: z.array(ProviderCredential) }).meta({ id: "ProviderCredentialList" }),
  },
});

export const setProviderCredential = defineRoute({
  operationId: "setProviderCredential",
  method: "PUT",
  path: `${BASE}/{provider}`,
  tag: "providers",
  summary: "Set the workspace's credential for a provider",
  description:
    "In place of the one before, as a whole. It counts from the next turn on, in running sessions too, on every node. What was known of tests and models goes with the one before.",
  access: write,
  params: one,
  body: ProviderCredentialInput,
  success: { status: 200, description: "The provider as it is now.", body: ProviderCredential },
  errors: ["provider-key-required", "base-url-required"],
  example: { api_key: "sk-0123456789abcdef0123456789abcdef", base_url: "https://127.0.0.1:8443/v1" },
});

export const deleteProviderCredential = defineRoute({
  operationId: "deleteProviderCredential",
  method: "DELETE",
  path: `${BASE}/{provider}`,
  tag: "providers",
  summary: "Remove the workspace's credential for a provider",
  description:
    "From the next turn on the server's own is used where its environment has one for the workspace; agents that name the provider cannot answer otherwise.",
  access: write,
  params: one,
  success: { status: 200, description: "The provider as it is now.", body: ProviderCredential },
  errors: ["provider-credential-not-set"],
});

export const testProviderCredential = defineRoute({
  operationId: "testProviderCredential",
  method: "POST",
  path: `${BASE}/{provider}/test`,
  tag: "providers",
  summary: "Ask a provider whether it takes the credential",
  description:
    "Asks for its list of models, which costs nothing, and remembers it; waits ten seconds at most. A provider that refuses or is not there is part of the answer, not an error of this route.",
  access: write,
  params: one,
  success: { status: 200, description: "What came of it.", body: ProviderTest },
  errors: ["provider-credential-not-set"],
});

export const listSeenModels = defineRoute({
  operationId: "listSeenModels",
  method: "GET",
  path: `${BASE}/{provider}/models`,
  tag: "providers",
  summary: "List the models that a provider listed for the credential",
  description:
    "As of the last test that worked; models that are known not to write text are left out. At most 2,000.",
  access: read,
  params: one,
  success: { status: 200, description: "In the provider's order.", body: SeenModels },
});

export const providerCredentialRoutes = {
  listProviderCredentials,
  setProviderCredential,
  deleteProviderCredential,
  testProviderCredential,
  listSeenModels,
};
