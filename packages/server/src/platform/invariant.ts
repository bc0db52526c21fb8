/** `value`, which the code around it guarantees to be there. When it is not, that is a bug: throws an error that names `what`. */
export function expectPresent<T>(value: T, what: string): NonNullable<T> {
  if (value === undefined || value === null) throw new Error(`${what} is missing`);
  return value;
}
