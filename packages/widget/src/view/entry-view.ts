import { findLinks } from "../links.ts";
import type { Texts } from "../texts.ts";
import type { AgentEntry, AnswerPart, Entry, UserEntry } from "../transcript.ts";
import { button, icon, make, screenReaderText } from "./dom.ts";

interface EntryViewOptions {
  readonly texts: Texts;
  readonly sendAgain: (id: number) => void;
}

/** Renders one entry; redraws only if the entry has changed. */
export class EntryView {
  readonly element = make("div", { class: "entry" });
  readonly #options: EntryViewOptions;
  #shown: Entry | null = null;
  /** The text node that grows while an answer streams, and the number of parts before it. */
  #streaming: { readonly node: Text; readonly before: number } | null = null;

  constructor(parts: EntryViewOptions) {
    this.#options = parts;
  }

  show(entry: Entry): void {
    if (this.#shown === entry) return;
    if (!this.#appendStreamed(entry)) this.#redraw(entry);
    this.#shown = entry;
  }

  // Appends to the existing text node, so that a selection or a screen reader's position survives.
  #appendStreamed(entry: Entry): boolean {
    if (entry.role !== "assistant" || entry.state !== "streaming" || !this.#streaming) return false;
    const last = entry.parts.at(-1);
    if (last?.kind !== "text" || entry.parts.length !== this.#streaming.before + 1) return false;
    const { node } = this.#streaming;
    if (!last.text.startsWith(node.data)) return false;
    node.appendData(last.text.slice(node.length));
    return true;
  }

  #redraw(entry: Entry): void {
    this.#streaming = null;
    this.element.className = `entry ${entry.role}`;
    this.element.replaceChildren(
      ...(entry.role === "user" ? this.#userNodes(entry) : this.#answerNodes(entry)),
    );
  }

  #userNodes(entry: UserEntry): Node[] {
    const { texts, sendAgain } = this.#options;
    const bubble = make("div", { class: "bubble", dir: "auto" }, ...withLinks(entry.text));
    const nodes: Node[] = [screenReaderText(`${texts.you}: `), bubble];
    if (entry.state === "waiting") nodes.push(make("p", { class: "note" }, texts.waiting));
    if (entry.state === "uncertain" || entry.state === "refused") {
      const again = button(texts.sendAgain, () => sendAgain(entry.id), { class: "link" });
      nodes.push(make("p", { class: "note" }, make("span", {}, entry.detail ?? ""), again));
    }
    return nodes;
  }

  #answerNodes(entry: AgentEntry): Node[] {
    const { texts } = this.#options;
    const nodes: Node[] = [screenReaderText(`${texts.agent}: `)];
    for (const [index, part] of entry.parts.entries()) nodes.push(this.#partNode(entry, part, index));
    const last = entry.parts.at(-1);
    const quiet = last === undefined || (last.kind === "tool" && last.done);
    if (entry.state === "streaming" && quiet) nodes.push(typingIndicator(texts));
    if (entry.state === "stopped") nodes.push(make("p", { class: "note" }, texts.stopped));
    if (entry.state === "failed") {
      nodes.push(make("p", { class: "note fault", dir: "auto" }, entry.detail ?? texts.broken));
    }
    return nodes;
  }

  #partNode(entry: AgentEntry, part: AnswerPart, index: number): Node {
    if (part.kind === "tool") return tool(part, this.#options.texts);
    const bubble = make("div", { class: "bubble", dir: "auto" });
    if (entry.state === "streaming" && index === entry.parts.length - 1) {
      const node = document.createTextNode(part.text);
      this.#streaming = { node, before: index };
      bubble.append(node);
    } else {
      bubble.append(...withLinks(part.text));
    }
    return bubble;
  }
}

function tool({ name, done }: Extract<AnswerPart, { kind: "tool" }>, texts: Texts): HTMLElement {
  const words = name.replace(/[_-]+/g, " ").trim();
  const text = (done ? texts.used : texts.using).replace("{name}", words);
  return make("p", { class: done ? "tool" : "tool running" }, icon(done ? "done" : "tool"), text);
}

/** Typing indicator, shown until the answer's text arrives. */
function typingIndicator(texts: Texts): HTMLElement {
  const dots = make("span", { class: "dots", "aria-hidden": "true" }, make("i"), make("i"), make("i"));
  return make("div", { class: "bubble typing" }, dots, screenReaderText(texts.answering));
}

function withLinks(text: string): (Node | string)[] {
  return findLinks(text).map(({ text: words, href }) =>
    href === null
      ? words
      : make(
          "a",
          { href, target: "_blank", rel: "noopener noreferrer nofollow", dir: "ltr" },
          ...withLineBreaks(words),
        ),
  );
}

/** Adds line break opportunities after each segment of a URL. */
function withLineBreaks(address: string): (Node | string)[] {
  return address
    .split(/(?<=[^:/][/?&])/)
    .flatMap((part, index) => (index === 0 ? [part] : [make("wbr"), part]));
}
