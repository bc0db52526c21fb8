/** A chapter of the guide: its pages by name in `docs/`, without `.md`, in reading order. */
export interface Chapter {
  readonly title: string;
  readonly pages: readonly string[];
}

/** Contents of the guide. Pages missing from `docs/` are skipped. */
export const CONTENTS: readonly Chapter[] = [
  { title: "Start here", pages: ["quickstart", "concepts", "dashboard", "glossary"] },
  {
    title: "Build an agent",
    pages: ["agents", "personas", "models", "guards", "tools", "integrations"],
  },
  { title: "Know your Users", pages: ["users", "memory"] },
  { title: "Talk", pages: ["sessions", "widget", "widget-sessions", "typed-client"] },
  {
    title: "Run it",
    pages: [
      "sign-in",
      "api-keys",
      "providers",
      "errors-and-limits",
      "jobs",
      "command-line",
      "production",
      "security",
      "reference/configuration",
      "reference/roles",
      "reference/user-data",
    ],
  },
  { title: "Before you decide", pages: ["comparison", "status"] },
];
