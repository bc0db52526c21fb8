import { HyponemaWidget } from "./element.ts";

const NAME = "hyponema-widget";

// A page that has the script twice has one widget all the same.
if (!customElements.get(NAME)) customElements.define(NAME, HyponemaWidget);

declare global {
  interface HTMLElementTagNameMap {
    [NAME]: HyponemaWidget;
  }
}
