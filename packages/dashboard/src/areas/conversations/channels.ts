import type { Schemas } from "@hyponema/client";

/** Labels of the channels. */
export const CHANNEL_LABELS: Readonly<Record<Schemas["Conversation"]["channel"], string>> = {
  api: "API",
  widget: "Web widget",
  preview: "Preview",
  import: "Import",
};
