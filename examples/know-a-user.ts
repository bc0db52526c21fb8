// What you know of a person: made known by your own ID, with a profile that the agent is told, and one of two records
// merged into the other and back.
//   npm start, then in another terminal: node examples/know-a-user.ts
import { createClient } from "@hyponema/client";
import { readDemo } from "./demo.ts";

const demo = readDemo();
const client = createClient({ baseUrl: demo.base_url, apiKey: demo.api_key });
const workspace = { workspace_id: demo.workspace_id };

// The catalogue comes first: what the workspace wants to know, and whether agents may say it.
const { data: known } = await client.listProfileFields({ params: workspace, query: { search: "room_wish" } });
if (known.data.length === 0) {
  await client.createProfileField({
    params: workspace,
    body: { key: "room_wish", label: "Wants a room", usable_in_instructions: true },
  });
}

// As a nightly job would: your ID makes the User or changes the one there is.
const { data: guest, status } = await client.upsertUser({
  params: workspace,
  body: { external_user_id: `guest-${Date.now()}`, name: "Ivo Perić", timezone: "Europe/Zagreb" },
});
console.log(`${guest.external_user_id} is ${status === 201 ? "new" : "known"}`);

const params = { ...workspace, user_id: guest.external_user_id };
await client.updateProfile({ params, body: { values: { room_wish: "facing the garden" }, source: "form" } });
await client.setAttribute({ params: { ...params, key: "pms.stays" }, body: { value: 3, source: "pms" } });

const { data: shown } = await client.renderPlayground({
  params: { ...workspace, agent_id: demo.agent_id },
  body: { agent_version: "published", user_id: guest.external_user_id, text: "Hello" },
});
console.log(shown.parts.find(({ source }) => source === "memory")?.text);

// The same person called, and was not recognised.
const { data: caller } = await client.createUser({
  params: workspace,
  body: { external_user_id: `caller-${Date.now()}`, phone: "+385911234567" },
});
const { data: merge } = await client.mergeUsers({ params, body: { from_user_id: caller.user_id } });
const { data: found } = await client.getUser({
  params: { ...workspace, user_id: caller.external_user_id },
});
console.log(`${caller.external_user_id} leads to ${found.name}, ${found.phone}`);

await client.undoUserMerge({ params: { ...params, merge_id: merge.id } });
const { data: timeline } = await client.getTimeline({ params });
for (const { title } of timeline.data) console.log(title);
