/**
 * The row of a statement that always gives one, such as a count or an upsert with RETURNING. A missing row is a bug and must
 * not pass for a zero: this throws an error that names `what` was asked.
 */
export function expectRow<Row>(rows: readonly Row[], what: string): Row {
  const [row] = rows;
  if (row === undefined) throw new Error(`${what}: the statement gave no row`);
  return row;
}
