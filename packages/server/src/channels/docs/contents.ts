/** A part of the guide: its pages by their names in `docs/`, without `.md`, in the order in which they are read. */
export interface Part {
  readonly title: string;
  readonly pages: readonly string[];
}

/** The guide from front to back. A page that does not lie in `docs/` is left out, and is there once it does. */
export const CONTENTS: readonly Part[] = [
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
    ],
  },
  { title: "Before you decide", pages: ["comparison", "status"] },
];
