import { hiddenText } from "./hidden.ts";
import "./json-text.css";

/** Any JSON to read, as text. */
export function JsonText({ label, value }: { readonly label: string; readonly value: unknown }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="json-text" tabIndex={0} aria-label={label}>
      <pre dir="auto">{shown(value)}</pre>
    </section>
  );
}

function shown(value: unknown): string {
  if (typeof value === "string") return value;
  return hiddenText(value) ?? JSON.stringify(value, null, 2);
}
