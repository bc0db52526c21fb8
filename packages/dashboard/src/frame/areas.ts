import { agents } from "../areas/agents/area.ts";
import { conversations } from "../areas/conversations/area.ts";
import { memory } from "../areas/memory/area.ts";
import { observability } from "../areas/observability/area.ts";
import { apiKeys } from "../areas/settings/api-keys-area.ts";
import { general } from "../areas/settings/general-area.ts";
import { members } from "../areas/settings/members-area.ts";
import { providers } from "../areas/settings/providers-area.ts";
import { users } from "../areas/users/area.ts";
import type { Area } from "./area.ts";

/** All areas, in navigation order. */
export const AREAS: readonly Area[] = [
  agents,
  conversations,
  users,
  memory,
  observability,
  general,
  members,
  apiKeys,
  providers,
];
