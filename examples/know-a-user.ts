// Creates a User by your own ID, with a profile that the agent can use, then merges a duplicate and undoes the merge.
//   npm start, then in another terminal: node examples/know-a-user.ts
import { createClient } from "@hyponema/client";
import { readDemo } from "./demo.ts";

const demo = readDemo();
const client = createClient({ baseUrl: demo.base_url, apiKey: demo.api_key });
const workspace = { workspace_id: demo.workspace_id };

// Define the profile field first, and whether agents may use it.
const { data: fields } = await client.listProfileFields({
  params: workspace,
  query: { search: "room_wish" },
});
if (fields.data.length === 0) {
  await client.createProfileField({
    params: workspace,
    body: { key: "room_wish", label: "Wants a room", usable_in_instructions: true },
  });
}

// Upsert by your own ID, as a nightly job would: creates the User or updates the existing one.
const { data: guest, status } = await client.upsertUser({
  params: workspace,
  body: { external_user_id: `guest-${Date.now()}`, name: "Ivo Perić", timezone: "Europe/Zagreb" },
});
console.log(`${guest.external_user_id} is ${status === 201 ? "new" : "known"}`);

const params = { ...workspace, user_id: guest.external_user_id };
await client.updateProfile({ params, body: { values: { room_wish: "facing the garden" }, source: "form" } });
await client.setAttribute({ params: { ...params, key: "pms.stays" }, body: { value: 3, source: "pms" } });

const { data: preview } = await client.renderPlayground({
  params: { ...workspace, agent_id: demo.agent_id },
  body: { agent_version: "published", user_id: guest.external_user_id, text: "Hello" },
});
console.log(preview.parts.find(({ source }) => source === "memory")?.text);

// The same person called and was not recognized.
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
