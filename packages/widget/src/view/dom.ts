type Attributes = Readonly<Record<string, string>>;

/** Creates an element. Takes no markup, so text can never be parsed as HTML. */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...children);
  return element;
}

/** A button with a click handler. Use `setLabel` to label one whose content is an icon. */
export function button(
  content: Node | string,
  onClick: () => void,
  attributes: Attributes = {},
): HTMLButtonElement {
  const element = make("button", { type: "button", ...attributes }, content);
  element.addEventListener("click", onClick);
  return element;
}

/** Sets the accessible name and tooltip of an icon button. */
export function setLabel(element: HTMLElement, label: string): void {
  element.setAttribute("aria-label", label);
  element.title = label;
}

/** Text for screen readers only. */
export function screenReaderText(text: string): HTMLSpanElement {
  return make("span", { class: "heard" }, text);
}

// 24×24 stroke icons.
const ICONS = {
  chat: "M4 5.5h16v11H11l-4.5 3.5v-3.5H4z",
  close: "M6 6l12 12M18 6L6 18",
  send: "M12 19V5M6 11l6-6 6 6",
  stop: "M7.5 7.5h9v9h-9z",
  end: "M10 5H5v14h5M14 8l4 4-4 4M18 12H9",
  down: "M12 5v14M6 13l6 6 6-6",
  tool: "M12 8v4l3 2M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16",
  done: "M5 12.5l4.5 4.5L19 7.5",
} as const;

export type IconName = keyof typeof ICONS;

const SVG = "http://www.w3.org/2000/svg";

export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}
