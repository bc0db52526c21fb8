import { type CleanedWhere, type CustomAdapter, createAdapterFactory } from "@better-auth/core/db/adapter";
import type { Database, SystemTx } from "../../platform/database/database.ts";
import { expectRow } from "../../platform/database/expect-row.ts";
import { ensurePerson } from "../people/service.ts";
import { createSignIn } from "./service.ts";

type Row = Record<string, unknown>;

/**
 * better-auth's database adapter: uses our tables, pool and restricted role. It puts names into SQL as they are;
 * better-auth's options map its models to our tables and columns.
 */
export function storageIn(database: Database) {
  return createAdapterFactory({
    config: {
      adapterId: "hyponema",
      adapterName: "Hyponema",
      supportsJSON: true,
      supportsDates: true,
      supportsBooleans: true,
      // Each step is one statement; `consumeOne` guarantees single use.
      transaction: false,
    },
    adapter: ({ getFieldName }) => adapterOn(database, getFieldName),
  });
}

type FieldName = (of: { model: string; field: string }) => string;

function adapterOn(database: Database, fieldName: FieldName): CustomAdapter {
  const run = (text: string, values: unknown[]) =>
    database.asSystem((tx) => tx.query<Row>(text, values)) as Promise<never[]>;
  const first = async (text: string, values: unknown[]) => (await run(text, values))[0] ?? null;
  return {
    create: ({ model, data }) => database.asSystem((tx) => create(tx, model, data)) as Promise<never>,
    findOne: ({ model, where }) => {
      const found = conditions(where);
      return first(`SELECT * FROM ${table(model)} WHERE ${found.text} LIMIT 1`, found.values);
    },
    findMany({ model, where, limit, offset, sortBy }) {
      const found = conditions(where);
      const order = sortBy
        ? `ORDER BY ${quote(fieldName({ model, field: sortBy.field }))} ${sortBy.direction === "desc" ? "DESC" : "ASC"}`
        : "";
      return run(
        `SELECT * FROM ${table(model)} WHERE ${found.text} ${order} LIMIT ${Number(limit)} OFFSET ${Number(offset ?? 0)}`,
        found.values,
      );
    },
    async count({ model, where }) {
      const found = conditions(where);
      const rows = await database.asSystem((tx) =>
        tx.query<{ count: number }>(
          `SELECT count(*)::int AS count FROM ${table(model)} WHERE ${found.text}`,
          found.values,
        ),
      );
      return expectRow(rows, `counting ${model}`).count;
    },
    update({ model, where, update }) {
      const changed = assignments(update as Row);
      const found = conditions(where, changed.values.length);
      return first(`UPDATE ${table(model)} SET ${changed.text} WHERE ${found.text} RETURNING *`, [
        ...changed.values,
        ...found.values,
      ]);
    },
    async updateMany({ model, where, update }) {
      const changed = assignments(update);
      const found = conditions(where, changed.values.length);
      const values = [...changed.values, ...found.values];
      return (
        await run(`UPDATE ${table(model)} SET ${changed.text} WHERE ${found.text} RETURNING id`, values)
      ).length;
    },
    async delete({ model, where }) {
      const found = conditions(where);
      await run(`DELETE FROM ${table(model)} WHERE ${found.text}`, found.values);
    },
    async deleteMany({ model, where }) {
      const found = conditions(where);
      return (await run(`DELETE FROM ${table(model)} WHERE ${found.text} RETURNING id`, found.values)).length;
    },
    consumeOne({ model, where }) {
      const found = conditions(where);
      return first(
        `DELETE FROM ${table(model)} WHERE id IN (SELECT id FROM ${table(model)} WHERE ${found.text} LIMIT 1) RETURNING *`,
        found.values,
      );
    },
  };
}

// People and sign-ins are created by the same functions as everywhere else.
async function create(tx: SystemTx, model: string, data: Row): Promise<Row> {
  const at = data.created_at as Date;
  if (model === "people") {
    const { id } = await ensurePerson(tx, String(data.email), { name: String(data.name), at });
    return { ...data, id };
  }
  if (model === "sign_ins") {
    const browser = { address: textOrNull(data.address), userAgent: textOrNull(data.user_agent) };
    const { id } = await createSignIn(tx, String(data.person_id), browser, at);
    return { ...data, id };
  }
  const names = Object.keys(data);
  const places = names.map((_, at) => `$${at + 1}`).join(", ");
  const rows = await tx.query<Row>(
    `INSERT INTO ${table(model)} (${names.map(quote).join(", ")}) VALUES (${places}) RETURNING *`,
    Object.values(data),
  );
  return expectRow(rows, `inserting into ${model}`);
}

interface SqlFragment {
  readonly text: string;
  readonly values: unknown[];
}

const OPERATORS: Readonly<Record<string, string>> = { eq: "=", lt: "<", gt: ">" };

function conditions(where: readonly CleanedWhere[] = [], after = 0): SqlFragment {
  const text = where.map(({ field, operator, connector, value }, at) => {
    const sign = OPERATORS[operator ?? "eq"];
    if (!sign || value === null || connector !== "AND") {
      throw new TypeError(
        `better-auth asks for ${connector} ${operator} ${value}, as nothing here did before`,
      );
    }
    return `${quote(field)} ${sign} $${after + at + 1}`;
  });
  return { text: text.join(" AND ") || "true", values: where.map(({ value }) => value) };
}

function assignments(update: Row): SqlFragment {
  const text = Object.keys(update).map((name, at) => `${quote(name)} = $${at + 1}`);
  return { text: text.join(", "), values: Object.values(update) };
}

function table(model: string): string {
  return `hyponema.${quote(model)}`;
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
