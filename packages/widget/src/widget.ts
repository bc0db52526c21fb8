import { HyponemaWidget } from "./element.ts";

const NAME = "hyponema-widget";

// A page may load the script twice.
if (!customElements.get(NAME)) customElements.define(NAME, HyponemaWidget);

declare global {
  interface HTMLElementTagNameMap {
    [NAME]: HyponemaWidget;
  }
}
