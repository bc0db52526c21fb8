import type { Schemas } from "@hyponema/client";
import { humanize } from "../../../kit/format.ts";

/** A value of two Users and the result of merging them; null if there is no value. */
export interface MergedRow {
  readonly label: string;
  readonly into: string | null;
  readonly from: string | null;
  readonly after: string | null;
}

type User = Schemas["User"];
type Field = Schemas["UserProfile"]["fields"][number];
type Attribute = Schemas["UserAttribute"];
type Subscription = Schemas["NotificationSubscription"];

const DETAILS = [
  ["Name", "name"],
  ["Telephone number", "phone"],
  ["Language", "language"],
  ["Time zone", "timezone"],
] as const;

/** The remaining User's details; the other's fill in missing values. */
export function mergedDetails(into: User, from: User): MergedRow[] {
  return DETAILS.map(([label, field]) =>
    row(label, into[field], from[field], into[field] ?? from[field]),
  ).filter(hasValue);
}

/** Profile values by the same rule; sensitive values are not shown. */
export function mergedProfile(into: readonly Field[], from: readonly Field[]): MergedRow[] {
  return into
    .map(({ key, label, sensitive, value }) => {
      const other = from.find((field) => field.key === key)?.value ?? null;
      const shown = (one: unknown) => (one === null ? null : sensitive ? "••••••••" : formatValue(one));
      return row(label, shown(value), shown(other), shown(value ?? other));
    })
    .filter(hasValue);
}

/** Attributes: the more recently observed value wins. */
export function mergedAttributes(into: readonly Attribute[], from: readonly Attribute[]): MergedRow[] {
  return pairByKey(into, from, ({ key }) => key).map(([key, one, other]) =>
    row(
      key,
      attributeText(one),
      attributeText(other),
      attributeText(later(one, other, ({ observed_at }) => observed_at)),
    ),
  );
}

/** Subscriptions: the more recent change wins. */
export function mergedSubscriptions(
  into: readonly Subscription[],
  from: readonly Subscription[],
): MergedRow[] {
  const stateText = (one: Subscription | undefined) => (one ? humanize(one.state) : null);
  return pairByKey(into, from, ({ channel }) => channel).map(([channel, one, other]) =>
    row(
      `Notifications by ${channel}`,
      stateText(one),
      stateText(other),
      stateText(later(one, other, ({ changed_at }) => changed_at)),
    ),
  );
}

function pairByKey<T>(
  into: readonly T[],
  from: readonly T[],
  keyOf: (one: T) => string,
): [key: string, into: T | undefined, from: T | undefined][] {
  const keys = [...new Set([...into, ...from].map(keyOf))].sort();
  const find = (list: readonly T[], key: string) => list.find((one) => keyOf(one) === key);
  return keys.map((key) => [key, find(into, key), find(from, key)]);
}

function later<T>(one: T | undefined, other: T | undefined, timeOf: (one: T) => string): T | undefined {
  if (!one || !other) return one ?? other;
  return timeOf(other) > timeOf(one) ? other : one;
}

function attributeText(attribute: Attribute | undefined): string | null {
  return attribute === undefined ? null : formatValue(attribute.value);
}

function formatValue(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.every((one) => typeof one === "string")) return value.join(", ");
  return typeof value === "boolean" ? (value ? "Yes" : "No") : JSON.stringify(value);
}

function row(label: string, into: string | null, from: string | null, after: string | null): MergedRow {
  return { label, into, from, after };
}

function hasValue({ into, from }: MergedRow): boolean {
  return into !== null || from !== null;
}
