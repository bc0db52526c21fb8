import type { Schemas } from "@hyponema/client";

/** How conversations are carried, for people. */
export const CHANNEL_LABELS: Readonly<Record<Schemas["Conversation"]["channel"], string>> = {
  api: "API",
  widget: "Web widget",
  preview: "Preview",
  import: "Import",
};
