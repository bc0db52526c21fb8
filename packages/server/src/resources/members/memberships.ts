import { idPattern } from "@hyponema/contract/ids";
import type { Role } from "@hyponema/contract/roles";
import type { Database } from "../../platform/database/database.ts";
import type { Memberships, WorkspaceLocator } from "../../platform/http/run.ts";

const WORKSPACE_ID = idPattern("workspace");

/** Looks up memberships on every request, so that a role change takes effect with the next request on every node. */
export class MembershipFinder implements Memberships {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async find(personId: string, place: WorkspaceLocator): ReturnType<Memberships["find"]> {
    // Malformed IDs have no members, and may not even be storable text.
    if ("workspaceId" in place && !WORKSPACE_ID.test(place.workspaceId)) return null;
    const { workspaceId = null, agentId = null, sessionId = null } = place as Partial<Record<string, string>>;
    const [row] = await this.#database.asSystem((tx) =>
      tx.query<{ workspace_id: string; role: Role }>(
        "SELECT workspace_id, role FROM hyponema.find_membership($1, $2, $3, $4)",
        [personId, workspaceId, agentId, sessionId],
      ),
    );
    return row ? { workspaceId: row.workspace_id, role: row.role } : null;
  }
}
