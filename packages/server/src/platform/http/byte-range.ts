/** Bytes of a file, from `from` up to and without `to`. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

const ONE = /^bytes=(\d*)-(\d*)$/i;

/**
 * The one range that a Range header asks for of `size` bytes (RFC 9110, 14.1.2). Null: all of it, since there is no header,
 * or one that is not understood or asks for several ranges.
 */
export function readByteRange(header: string | undefined, size: number): ByteRange | "unsatisfiable" | null {
  const [, first = "", last = ""] = ONE.exec(header?.trim() ?? "") ?? [];
  if (first === "") return last === "" ? null : lastBytes(Number(last), size);
  const from = Number(first);
  const to = last === "" ? size : Math.min(size, Number(last) + 1);
  if (last !== "" && Number(last) < from) return null;
  return from < size ? { from, to } : "unsatisfiable";
}

function lastBytes(count: number, size: number): ByteRange | "unsatisfiable" {
  if (count === 0 || size === 0) return "unsatisfiable";
  return { from: Math.max(0, size - count), to: size };
}
