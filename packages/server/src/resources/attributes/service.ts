import { isDeepStrictEqual } from "node:util";
import type { BodyOf } from "@hyponema/contract/route";
import type { Attribute, AttributeSet, setAttribute as setRoute } from "@hyponema/contract/user-attributes";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { type Page, type PageRequest, pageOf } from "../../platform/http/cursor.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import { recordChange, userChanges } from "../audit/service.ts";
import {
  findUser,
  lockUser,
  rowsMergeStep,
  type TimelineSource,
  type UserData,
  userTarget,
} from "../users/service.ts";
import * as store from "./store.ts";

const MOST_ATTRIBUTES = 200;

// How far the clock of whoever observes may be ahead of ours: a value from further in the future would keep out all that
// are observed until then.
const CLOCKS_APART_MS = 5 * 60_000;

/** Of two values of one attribute the one that was observed later counts. */
const mergeStep = rowsMergeStep({
  name: "attributes",
  table: "hyponema.user_attributes",
  key: "key",
  columns: { value: "jsonb", source: "text", observed_at: "timestamptz", updated_at: "timestamptz" },
  wins: "excluded.observed_at > here.observed_at",
});

/** What timelines tell of attributes. */
const timeline: TimelineSource = {
  ...userChanges({
    "user.attribute_set": "attribute_changed",
    "user.attribute_delete": "attribute_changed",
  }),
  tell: (_kind, { before, after }) => {
    const { key, source } = (after ?? before) as store.AttributeRow;
    return after
      ? { title: `Attribute changed: ${key}`, detail: { key, source } }
      : { title: `Attribute deleted: ${key}`, detail: { key, source: null } };
  },
};

/** What attributes hold of Users. */
export const attributesUserData: UserData = {
  family: "attributes",
  merge: mergeStep,
  timeline: [timeline],
  tables: {
    user_attributes: {
      user: ["user_id"],
      holds: ["key", "value", "source"],
      merge: "moves",
      forget: { kept: "attributes are set by your backend, not learned from what was said" },
      export: "rows",
      erase: "delete",
    },
  },
};

export async function listAttributes(
  tx: WorkspaceTx,
  reference: string,
  filter: store.AttributeFilter,
  page: PageRequest,
): Promise<Page<Attribute>> {
  const user = await findUser(tx, reference);
  return pageOf(await store.list(tx, user.id, filter, page), page, (row) => row.key, present);
}

/** Sets an attribute, unless what is known was observed later: then that is answered, and `stale`. */
export async function setAttribute(
  tx: WorkspaceTx,
  reference: string,
  key: string,
  input: BodyOf<typeof setRoute>,
): Promise<AttributeSet> {
  const observedAt = input.observed_at === undefined ? tx.now : new Date(input.observed_at);
  expectPast(tx, observedAt);
  const user = await lockUser(tx, reference);
  const before = await store.find(tx, user.id, key);
  if (before && before.observedAt > observedAt) return { ...present(before), stale: true };
  if (!before && (await store.count(tx, user.id)) >= MOST_ATTRIBUTES) {
    throw new Refusal("too-many-attributes");
  }
  const { value, source } = input;
  const after: store.AttributeRow = { key, value, source, observedAt, updatedAt: tx.now };
  await store.write(tx, user.id, after);
  // The same again, seen later, is no change.
  if (!before || before.source !== source || !isDeepStrictEqual(before.value, value)) {
    await recordChange(tx, {
      action: "user.attribute_set",
      target: userTarget(user.id),
      before: before && describe(before),
      after: describe(after),
    });
  }
  return { ...present(after), stale: false };
}

export async function deleteAttribute(tx: WorkspaceTx, reference: string, key: string): Promise<void> {
  const user = await lockUser(tx, reference);
  const before = await store.find(tx, user.id, key);
  if (!before) throw new Refusal("attribute-not-found");
  await store.remove(tx, user.id, key);
  await recordChange(tx, {
    action: "user.attribute_delete",
    target: userTarget(user.id),
    before: describe(before),
  });
}

function expectPast(tx: WorkspaceTx, observedAt: Date): void {
  if (observedAt.getTime() <= tx.now.getTime() + CLOCKS_APART_MS) return;
  throw new Refusal("invalid-request", {
    errors: [{ path: "/observed_at", message: "must not be more than five minutes from now" }],
  });
}

function describe({ key, value, source, observedAt }: store.AttributeRow) {
  return { key, value, source, observed_at: observedAt.toISOString() };
}

function present(row: store.AttributeRow): Attribute {
  return { ...describe(row), updated_at: row.updatedAt.toISOString() };
}
