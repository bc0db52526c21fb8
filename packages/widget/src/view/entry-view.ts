import { findLinks } from "../links.ts";
import type { Texts } from "../texts.ts";
import type { Entry, Part, Said, Written } from "../transcript.ts";
import { button, heard, icon, make } from "./dom.ts";

interface Parts {
  readonly texts: Texts;
  readonly sendAgain: (id: number) => void;
}

/** One entry as it is shown; made anew only where the entry has changed. */
export class EntryView {
  readonly element = make("div", { class: "entry" });
  readonly #parts: Parts;
  #shown: Entry | null = null;
  /** The text that grows while an answer comes, and how many parts stand before it. */
  #growing: { readonly node: Text; readonly before: number } | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  show(entry: Entry): void {
    if (this.#shown === entry) return;
    if (!this.#grow(entry)) this.#draw(entry);
    this.#shown = entry;
  }

  // Appends to the text that is there, so that what is selected or being read out stays what it is.
  #grow(entry: Entry): boolean {
    if (entry.role !== "assistant" || entry.state !== "streaming" || !this.#growing) return false;
    const last = entry.parts.at(-1);
    if (last?.kind !== "text" || entry.parts.length !== this.#growing.before + 1) return false;
    const { node } = this.#growing;
    if (!last.text.startsWith(node.data)) return false;
    node.appendData(last.text.slice(node.length));
    return true;
  }

  #draw(entry: Entry): void {
    this.#growing = null;
    this.element.className = `entry ${entry.role}`;
    this.element.replaceChildren(...(entry.role === "user" ? this.#written(entry) : this.#said(entry)));
  }

  #written(entry: Written): Node[] {
    const { texts, sendAgain } = this.#parts;
    const bubble = make("div", { class: "bubble", dir: "auto" }, ...linked(entry.text));
    const nodes: Node[] = [heard(`${texts.you}: `), bubble];
    if (entry.state === "waiting") nodes.push(make("p", { class: "note" }, texts.waiting));
    if (entry.state === "uncertain" || entry.state === "refused") {
      const again = button(texts.sendAgain, () => sendAgain(entry.id), { class: "link" });
      nodes.push(make("p", { class: "note" }, make("span", {}, entry.detail ?? ""), again));
    }
    return nodes;
  }

  #said(entry: Said): Node[] {
    const { texts } = this.#parts;
    const nodes: Node[] = [heard(`${texts.agent}: `)];
    for (const [index, part] of entry.parts.entries()) nodes.push(this.#part(entry, part, index));
    const last = entry.parts.at(-1);
    const quiet = last === undefined || (last.kind === "tool" && last.done);
    if (entry.state === "streaming" && quiet) nodes.push(typing(texts));
    if (entry.state === "stopped") nodes.push(make("p", { class: "note" }, texts.stopped));
    if (entry.state === "failed") {
      nodes.push(make("p", { class: "note fault", dir: "auto" }, entry.detail ?? texts.broken));
    }
    return nodes;
  }

  #part(entry: Said, part: Part, index: number): Node {
    if (part.kind === "tool") return tool(part, this.#parts.texts);
    const bubble = make("div", { class: "bubble", dir: "auto" });
    if (entry.state === "streaming" && index === entry.parts.length - 1) {
      const node = document.createTextNode(part.text);
      this.#growing = { node, before: index };
      bubble.append(node);
    } else {
      bubble.append(...linked(part.text));
    }
    return bubble;
  }
}

function tool({ name, done }: Extract<Part, { kind: "tool" }>, texts: Texts): HTMLElement {
  const words = name.replace(/[_-]+/g, " ").trim();
  const text = (done ? texts.used : texts.using).replace("{name}", words);
  return make("p", { class: done ? "tool" : "tool running" }, icon(done ? "done" : "tool"), text);
}

/** Three dots that stand where the answer will be. */
function typing(texts: Texts): HTMLElement {
  const dots = make("span", { class: "dots", "aria-hidden": "true" }, make("i"), make("i"), make("i"));
  return make("div", { class: "bubble typing" }, dots, heard(texts.answering));
}

function linked(text: string): (Node | string)[] {
  return findLinks(text).map(({ text: words, href }) =>
    href === null
      ? words
      : make(
          "a",
          { href, target: "_blank", rel: "noopener noreferrer nofollow", dir: "ltr" },
          ...broken(words),
        ),
  );
}

/** An address that may go on in the next line behind each of its parts. */
function broken(address: string): (Node | string)[] {
  return address
    .split(/(?<=[^:/][/?&])/)
    .flatMap((part, index) => (index === 0 ? [part] : [make("wbr"), part]));
}
