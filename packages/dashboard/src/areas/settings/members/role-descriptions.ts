import type { Role } from "../../../api/roles.ts";

/** One-sentence descriptions of the roles. */
export const ROLE_DESCRIPTIONS: Readonly<Record<Role, string>> = {
  owner: "Everything, other owners included.",
  admin: "Members, keys, credentials and settings, and all that builders do.",
  builder: "Makes and publishes agents, changes Users and what is remembered of them.",
  analyst: "Reads everything that was said and learned, memory included; changes nothing.",
  viewer: "Reads agents, Users and conversations; sees nothing of memory.",
};
