import { legible, readableOn } from "../colors.ts";
import type { Conversation } from "../conversation.ts";
import type { Settings } from "../settings.ts";
import type { Texts } from "../texts.ts";
import { make } from "./dom.ts";
import { Launcher } from "./launcher.ts";
import { Panel } from "./panel.ts";
import styles from "./styles.css?inline";

interface ViewOptions {
  readonly settings: Settings;
  readonly texts: Texts;
  readonly language: string;
  /** Text direction of the page around the widget: `ltr` or `rtl`. */
  readonly direction: string;
  /** Whether the greeting bubble has yet to be seen. */
  readonly showsPrompt: boolean;
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

// Breakpoint of the style sheet: below this width the panel fills the screen.
const FULL_SCREEN_QUERY = "(max-width: 480px)";
// The panel's backgrounds, copied from the style sheet.
const SURFACE = { light: "#ffffff", dark: "#17191e" };

/** Everything visible of the widget, in its shadow root. */
export class View {
  readonly element: HTMLElement;
  readonly #launcher: Launcher;
  readonly #panel: Panel;

  constructor(root: ShadowRoot, options: ViewOptions) {
    const { settings, texts, language, showsPrompt, close } = options;
    const prompt = settings.openingPrompt || null;
    this.#launcher = new Launcher({
      ...options,
      label: settings.buttonLabel,
      prompt: showsPrompt ? prompt : null,
    });
    this.#panel = new Panel({
      ...options,
      title: settings.buttonLabel || texts.title,
      opening: prompt,
      close: settings.dismissEnabled ? close : null,
    });
    const side = settings.position === "bottom-left" ? "left" : "right";
    const frame = { class: side, lang: language, dir: options.direction };
    this.element = make("div", frame, this.#launcher.element, this.#panel.element);
    // Constructable style sheets, because the page's CSP may forbid style elements and attributes.
    root.adoptedStyleSheets = [
      createStyleSheet(styles),
      createStyleSheet(colorVariables(settings.primaryColor)),
    ];
    root.replaceChildren(this.element);
  }

  show(conversation: Conversation, isOpen: boolean): void {
    this.#launcher.element.hidden = isOpen;
    this.#panel.element.hidden = !isOpen;
    this.#panel.element.setAttribute("aria-modal", String(matchMedia(FULL_SCREEN_QUERY).matches));
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

  /** Fits the full-screen panel into the space above the on-screen keyboard. */
  fit({ height, offsetTop, scale }: VisualViewport): void {
    // While pinch-zoomed, the visitor wants to see a part of the panel, so do not resize it.
    if (scale > 1) return;
    const { element } = this.#panel;
    element.style.setProperty("--height", `${height}px`);
    element.style.setProperty("--top", `${offsetTop}px`);
    this.#panel.handleResize();
  }
}

function colorVariables(primary: string): string {
  const { light, dark } = SURFACE;
  return `:host {
    --primary: ${primary};
    --on-primary: ${readableOn(primary)};
    --accent: light-dark(${legible(primary, light)}, ${legible(primary, dark)});
  }`;
}

function createStyleSheet(text: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
}
