import type { Schemas } from "@hyponema/client";
import { worded } from "../../../kit/amounts.ts";

/** One thing that is known of two Users, and what will be of it when they are one; null: nothing. */
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

/** Details of the one who stays; the other's fill what is empty. */
export function mergedDetails(into: User, from: User): MergedRow[] {
  return DETAILS.map(([label, field]) =>
    row(label, into[field], from[field], into[field] ?? from[field]),
  ).filter(isKnown);
}

/** The profile likewise; what is sensitive is not shown. */
export function mergedProfile(into: readonly Field[], from: readonly Field[]): MergedRow[] {
  return into
    .map(({ key, label, sensitive, value }) => {
      const other = from.find((field) => field.key === key)?.value ?? null;
      const shown = (one: unknown) => (one === null ? null : sensitive ? "••••••••" : written(one));
      return row(label, shown(value), shown(other), shown(value ?? other));
    })
    .filter(isKnown);
}

/** Attributes: of two the one that was observed later. */
export function mergedAttributes(into: readonly Attribute[], from: readonly Attribute[]): MergedRow[] {
  return paired(into, from, ({ key }) => key).map(([key, one, other]) =>
    row(key, toldBy(one), toldBy(other), toldBy(later(one, other, ({ observed_at }) => observed_at))),
  );
}

/** Subscriptions: of two the one that changed later. */
export function mergedSubscriptions(
  into: readonly Subscription[],
  from: readonly Subscription[],
): MergedRow[] {
  const said = (one: Subscription | undefined) => (one ? worded(one.state) : null);
  return paired(into, from, ({ channel }) => channel).map(([channel, one, other]) =>
    row(
      `Notifications by ${channel}`,
      said(one),
      said(other),
      said(later(one, other, ({ changed_at }) => changed_at)),
    ),
  );
}

function paired<T>(
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

function toldBy(attribute: Attribute | undefined): string | null {
  return attribute === undefined ? null : written(attribute.value);
}

function written(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.every((one) => typeof one === "string")) return value.join(", ");
  return typeof value === "boolean" ? (value ? "Yes" : "No") : JSON.stringify(value);
}

function row(label: string, into: string | null, from: string | null, after: string | null): MergedRow {
  return { label, into, from, after };
}

function isKnown({ into, from }: MergedRow): boolean {
  return into !== null || from !== null;
}
