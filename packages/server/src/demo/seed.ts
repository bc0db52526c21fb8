import { AgentSettings, OVERRIDES } from "@hyponema/contract/agent-settings";
import { PersonaSettings } from "@hyponema/contract/persona-settings";
import { GRANTABLE_SCOPES } from "@hyponema/contract/scopes";
import { systemActor } from "../platform/actor.ts";
import type { Database } from "../platform/database/database.ts";
import { atRevision } from "../platform/http/etag.ts";
import { followPersona, publishAgent } from "../resources/agent-versions/service.ts";
import { createAgent } from "../resources/agents/service.ts";
import { createApiKey } from "../resources/api-keys/service.ts";
import { claimWorkspace, isMember } from "../resources/members/service.ts";
import { followPublished } from "../resources/memory/scope/publishing.ts";
import { ensurePerson } from "../resources/people/service.ts";
import { createPersona, promotePersona } from "../resources/personas/service.ts";
import { createUser } from "../resources/users/service.ts";
import { createWorkspace } from "../resources/workspaces/service.ts";

/** Credentials and IDs of the demo. `<data dir>/demo.json` contains them along with the server's URL. */
export interface Demo {
  readonly api_key: string;
  readonly workspace_id: string;
  readonly agent_id: string;
  readonly user_id: string;
}

const PROMPT = `You are Mara, the front desk of the Hotel Lindenhof, a small family hotel in Salzburg.
Breakfast is served from 7 to 10 in the winter garden, on Sundays until 11.
Check-in is from 3 pm, check-out until 11 am; luggage can stay with us before and after.
The hotel has 24 rooms; all of them have free Wi-Fi, and the password is on the key card.
Parking in the courtyard costs 12 euros a night and should be reserved.
Dogs are welcome for 9 euros a night.
The railway station is 15 minutes away on foot; bus 27 stops in front of the house.
You are warm and brief: one to three sentences. You never invent prices or availability; when you do not know, you offer to ask the owner, Frau Huber.`;

const ACTOR = systemActor("demo");

/** Creates the demo workspace: a published text agent with a persona, a User, and a key with every scope. */
export async function seedDemo(database: Database): Promise<Demo> {
  const workspace = await createWorkspace(database, "Demo", ACTOR);
  const scope = { workspaceId: workspace.id, actor: ACTOR };
  return database.inWorkspace(scope, async (tx) => {
    const persona = await createPersona(tx, {
      key: null,
      name: "Mara at the front desk",
      description: "Answers what guests of a small hotel ask.",
      prompt: PROMPT,
      settings: PersonaSettings.parse({
        first_message: "Hotel Lindenhof, this is Mara. How can I help?",
        no_go_zones: [
          {
            name: "Other guests",
            keywords: ["room list", "guest list"],
            action: "redirect",
            replacement: "I cannot say anything about other guests.",
          },
        ],
      }),
    });
    await promotePersona(tx, persona.id, atRevision(persona.revision), "First version", (...promoted) =>
      followPersona(followPublished, ...promoted),
    );
    const agent = await createAgent(tx, {
      key: null,
      name: "Front desk",
      description: "The demo agent: a hotel's front desk, by text.",
      ...AgentSettings.parse({ persona: { persona_id: persona.id }, modality: "text" }),
      allowed_overrides: [...OVERRIDES],
    });
    await publishAgent(tx, agent.id, atRevision(agent.revision), "First version", followPublished);
    const user = await createUser(tx, {
      external_user_id: "ana",
      name: "Ana Kovač",
      phone: null,
      language: "en",
      timezone: "Europe/Zagreb",
    });
    const scopes = GRANTABLE_SCOPES.filter((granted) => !granted.startsWith("workspace:"));
    const { secret } = await createApiKey(tx, "server", { name: "Demo key", scopes, expires_at: null });
    return { api_key: secret, workspace_id: workspace.id, agent_id: agent.id, user_id: user.user_id };
  });
}

/** Owner of the demo workspace; a reserved address that never receives mail. */
export const DEMO_OWNER = "owner@example.com";

/** Makes the demo owner a member if the workspace has no members; returns false if the owner has been removed. */
export async function ensureDemoOwner(database: Database, workspaceId: string): Promise<boolean> {
  const at = new Date();
  const person = await database.asSystem((tx) => ensurePerson(tx, DEMO_OWNER, { name: "Demo owner", at }));
  return database.inWorkspace({ workspaceId, actor: ACTOR }, async (tx) => {
    await claimWorkspace(tx, person.id);
    return isMember(tx, person.id);
  });
}
