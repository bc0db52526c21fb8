import { StringDecoder } from "node:string_decoder";

const MAX_PENDING_CHARACTERS = 1024 * 1024;

/**
 * Parses the `data` fields of a server-sent event stream incrementally. Accepts any line ending, ignores comments and
 * other fields, and joins characters and lines split across chunks.
 */
export class SseData {
  readonly #decoder = new StringDecoder("utf8");
  // Pieces of the unfinished line, joined once, however many there are.
  #pending: string[] = [];
  #length = 0;

  /** Returns the fields that `chunk` completes. Throws if a line exceeds 1 MB. */
  push(chunk: Buffer): string[] {
    const piece = this.#decoder.write(chunk);
    const fields: string[] = [];
    if (piece.includes("\n")) {
      const text = this.#pending.join("") + piece;
      let from = 0;
      for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", from)) {
        this.#take(text, from, end, fields);
        from = end + 1;
      }
      this.#pending = [text.slice(from)];
      this.#length = text.length - from;
    } else {
      this.#pending.push(piece);
      this.#length += piece.length;
    }
    if (this.#length > MAX_PENDING_CHARACTERS) throw new Error("a line of the stream is too long");
    return fields;
  }

  /** Returns the field that the end of the stream completes. */
  end(): string[] {
    const fields: string[] = [];
    const text = this.#pending.join("");
    this.#take(text, 0, text.length, fields);
    this.#pending = [];
    this.#length = 0;
    return fields;
  }

  #take(text: string, from: number, end: number, fields: string[]): void {
    if (!text.startsWith("data:", from)) return;
    const start = text.charCodeAt(from + 5) === 0x20 ? from + 6 : from + 5;
    const stop = text.charCodeAt(end - 1) === 0x0d ? end - 1 : end;
    if (stop > start) fields.push(text.slice(start, stop));
  }
}
