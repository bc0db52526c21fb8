import { legible, readableOn } from "../colors.ts";
import type { Conversation } from "../conversation.ts";
import type { Settings } from "../settings.ts";
import type { Texts } from "../texts.ts";
import { make } from "./dom.ts";
import { Launcher } from "./launcher.ts";
import { Panel } from "./panel.ts";
import styles from "./styles.css?inline";

interface Parts {
  readonly settings: Settings;
  readonly texts: Texts;
  readonly language: string;
  /** The page's, where the widget stands: `ltr` or `rtl`. */
  readonly direction: string;
  /** Whether the invitation beside the button has not been seen yet. */
  readonly invites: boolean;
  readonly open: () => void;
  readonly close: () => void;
  readonly dismiss: () => void;
  readonly send: (text: string) => boolean;
  readonly sendAgain: (id: number) => void;
  readonly stop: () => void;
  readonly end: () => void;
  readonly retry: () => void;
  readonly again: () => void;
}

// As in the style sheet: below this width the panel is all that is seen.
const SHEET = "(max-width: 480px)";
// The panel's own backgrounds, as in the style sheet.
const SURFACE = { light: "#ffffff", dark: "#17191e" };

/** Everything that is seen of the widget, in its shadow root. */
export class View {
  readonly element: HTMLElement;
  readonly #launcher: Launcher;
  readonly #panel: Panel;

  constructor(root: ShadowRoot, parts: Parts) {
    const { settings, texts, language, invites, close } = parts;
    const prompt = settings.openingPrompt || null;
    this.#launcher = new Launcher({
      ...parts,
      label: settings.buttonLabel,
      prompt: invites ? prompt : null,
    });
    this.#panel = new Panel({
      ...parts,
      title: settings.buttonLabel || texts.title,
      opening: prompt,
      close: settings.dismissEnabled ? close : null,
    });
    const side = settings.position === "bottom-left" ? "left" : "right";
    const frame = { class: side, lang: language, dir: parts.direction };
    this.element = make("div", frame, this.#launcher.element, this.#panel.element);
    // Sheets of their own, since a page's policy may allow neither style elements nor attributes.
    root.adoptedStyleSheets = [sheet(styles), sheet(colors(settings.primaryColor))];
    root.replaceChildren(this.element);
  }

  show(conversation: Conversation, isOpen: boolean): void {
    this.#launcher.element.hidden = isOpen;
    this.#panel.element.hidden = !isOpen;
    this.#panel.element.setAttribute("aria-modal", String(matchMedia(SHEET).matches));
    this.#panel.show(conversation);
  }

  dismissPrompt(): void {
    this.#launcher.dismissPrompt();
  }

  focusPanel(): void {
    this.#panel.focus();
  }

  focusButton(): void {
    this.#launcher.button.focus();
  }

  /** Fits the sheet of a phone into what its keyboard leaves. */
  fit({ height, offsetTop, scale }: VisualViewport): void {
    // Whoever enlarges a part of the page wants to see a part of this.
    if (scale > 1) return;
    const { element } = this.#panel;
    element.style.setProperty("--height", `${height}px`);
    element.style.setProperty("--top", `${offsetTop}px`);
    this.#panel.settle();
  }
}

function colors(primary: string): string {
  const { light, dark } = SURFACE;
  return `:host {
    --primary: ${primary};
    --on-primary: ${readableOn(primary)};
    --accent: light-dark(${legible(primary, light)}, ${legible(primary, dark)});
  }`;
}

function sheet(text: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
}
