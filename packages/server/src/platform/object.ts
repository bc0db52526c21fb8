type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** `object` without the fields that are undefined: what a partial change leaves out stays as it was. */
export function definedOf<T extends object>(object: T): Defined<T> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Defined<T>;
}

/**
 * `value` with what it lacks of `defaults`, object by object: rows that an older version wrote get the fields that have
 * come since. Lists are taken as they are.
 */
export function filled<T>(defaults: T, value: unknown): T {
  if (!isPlain(defaults) || !isPlain(value)) return (value === undefined ? defaults : value) as T;
  const names = new Set([...Object.keys(defaults), ...Object.keys(value)]);
  return Object.fromEntries([...names].map((name) => [name, filled(defaults[name], value[name])])) as T;
}

/** Whether `value` is an object of names and values, as JSON has them. */
export function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
