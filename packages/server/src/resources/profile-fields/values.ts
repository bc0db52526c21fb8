import { isDeepStrictEqual } from "node:util";
import type { ProblemPlace } from "@hyponema/contract/errors";
import type { BodyOf } from "@hyponema/contract/route";
import type { UserProfile, updateProfile as updateRoute } from "@hyponema/contract/user-profile";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import { recordChange, userChanges } from "../audit/service.ts";
import {
  findUser,
  type KnownUser,
  lockUser,
  rowsMergeStep,
  type TimelineSource,
  type UserData,
  userTarget,
} from "../users/service.ts";
import * as fields from "./store.ts";
import * as store from "./value-store.ts";
import { valueProblem } from "./value-types.ts";

const MASK = "[sensitive]";

/** A User's values fill what is empty in the other's. */
const mergeStep = rowsMergeStep({
  name: "profile",
  table: "hyponema.profile_values",
  key: "field_id",
  columns: { value: "jsonb", source: "text", updated_at: "timestamptz" },
  wins: "false",
});

/** What timelines tell of profiles. */
const timeline: TimelineSource = {
  ...userChanges({ "user.profile_update": "profile_changed" }),
  tell: (_kind, { after }) => {
    const { values, source } = after as { values: object; source: string };
    const keys = Object.keys(values);
    return { title: `Profile changed: ${keys.join(", ")}`, detail: { keys, source } };
  },
};

/** What profiles hold of Users. */
export const profileUserData: UserData = {
  family: "profile-fields",
  merge: mergeStep,
  timeline: [timeline],
  tables: {
    profile_values: {
      user: ["user_id"],
      holds: ["value", "source"],
      merge: "moves",
      forget: { kept: "the profile is set by hand, not learned from what was said" },
      export: "rows",
      erase: "delete",
    },
  },
};

export async function getProfile(tx: WorkspaceTx, reference: string): Promise<UserProfile> {
  return present(tx, await findUser(tx, reference));
}

/** Gives a User values, all or none. A value that is the same already stays as it was. */
export async function updateProfile(
  tx: WorkspaceTx,
  reference: string,
  { values, source }: BodyOf<typeof updateRoute>,
): Promise<UserProfile> {
  const user = await lockUser(tx, reference);
  const given = await expectFit(tx, values);
  const ids = given.map(({ field }) => field.id);
  const known = new Map((await store.valuesOf(tx, user.id, ids)).map((row) => [row.fieldId, row.value]));
  const changes = given
    .map((one) => ({ ...one, before: known.get(one.field.id) ?? null }))
    .filter(({ before, value }) => !isDeepStrictEqual(before, value));
  if (changes.length > 0) {
    const rows = changes.map(({ field, value }) => ({ fieldId: field.id, value }));
    await store.write(tx, user.id, rows, source);
    await recordChange(tx, {
      action: "user.profile_update",
      target: userTarget(user.id),
      before: { values: masked(changes, ({ before }) => before) },
      after: { values: masked(changes, ({ value }) => value), source },
    });
  }
  return present(tx, user);
}

interface Given {
  readonly field: fields.FieldRow;
  readonly value: unknown;
}

// The fields are held, so that what fits them now still does when it is stored.
async function expectFit(tx: WorkspaceTx, values: Readonly<Record<string, unknown>>): Promise<Given[]> {
  const known = new Map((await fields.holdByKeys(tx, Object.keys(values))).map((row) => [row.key, row]));
  const errors: ProblemPlace[] = [];
  const given: Given[] = [];
  for (const [key, value] of Object.entries(values)) {
    const field = known.get(key);
    const problem = problemOf(field, value);
    if (problem !== null) errors.push({ path: `/values/${key}`, message: problem });
    else if (field) given.push({ field, value });
  }
  if (errors.length > 0) throw new Refusal("invalid-profile-values", { errors });
  return given;
}

function problemOf(field: fields.FieldRow | undefined, value: unknown): string | null {
  if (!field) return "is not a profile field of this workspace";
  if (field.archivedAt) return "is archived";
  return value === null ? null : valueProblem(field, value);
}

function masked<T extends Given>(changes: readonly T[], of: (change: T) => unknown): object {
  return Object.fromEntries(
    changes.map((change) => {
      const value = of(change);
      return [change.field.key, change.field.sensitive && value !== null ? MASK : value];
    }),
  );
}

async function present(tx: WorkspaceTx, user: KnownUser): Promise<UserProfile> {
  const rows = await store.profileOf(tx, user.id);
  return {
    user_id: user.id,
    external_user_id: user.externalId,
    fields: rows.map(({ usableInInstructions, updatedAt, ...row }) => ({
      ...row,
      usable_in_instructions: usableInInstructions,
      updated_at: updatedAt?.toISOString() ?? null,
    })),
  };
}
