// What a quoted name may hold everywhere: RFC 6266, appendix D.
const PLAIN = /[^\x20-\x7e]|["%\\]/g;
// A name is a name: no folder, nothing that ends a line.
const UNSAFE = /[\p{Cc}\u2028\u2029/\\]/gu;

/** The Content-Disposition of a file that is saved under `name` (RFC 6266), which may have any characters. */
export function attachment(name: string): string {
  const safe = name.toWellFormed().replace(UNSAFE, "_");
  const plain = safe.replace(PLAIN, "_");
  if (plain === safe) return `attachment; filename="${plain}"`;
  return `attachment; filename="${plain}"; filename*=UTF-8''${encode(safe)}`;
}

// RFC 8187: what `encodeURIComponent` leaves and a parameter may not have is escaped too.
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
