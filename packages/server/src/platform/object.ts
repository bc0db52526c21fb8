type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** `object` without the fields that are undefined: what a partial change leaves out stays as it was. */
export function definedOf<T extends object>(object: T): Defined<T> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Defined<T>;
}
