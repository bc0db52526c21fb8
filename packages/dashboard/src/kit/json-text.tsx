import { maskLabel } from "./mask-label.ts";
import "./json-text.css";

/** Read-only formatted JSON. */
export function JsonText({ label, value }: { readonly label: string; readonly value: unknown }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: scrollable content must be reachable by keyboard
    <section className="json-text" tabIndex={0} aria-label={label}>
      <pre dir="auto">{formatJson(value)}</pre>
    </section>
  );
}

function formatJson(value: unknown): string {
  if (typeof value === "string") return value;
  return maskLabel(value) ?? JSON.stringify(value, null, 2);
}
