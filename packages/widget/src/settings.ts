export const MODES = ["voice-only", "voice+text", "text-only"] as const;
export type Mode = (typeof MODES)[number];

const POSITIONS = ["bottom-right", "bottom-left"] as const;

/** Every attribute that the element reads, by its name in `dataset`. */
const NAMES = [
  "agentId",
  "sessionUrl",
  "chatUrl",
  "wsUrl",
  "serverUrl",
  "userId",
  "variables",
  "language",
  "mode",
  "position",
  "buttonLabel",
  "openingPrompt",
  "primaryColor",
  "transcriptEnabled",
  "muteEnabled",
  "dismissEnabled",
  "rememberEnabled",
] as const;

/** The same as they are written in a page. */
export const ATTRIBUTES = NAMES.map(
  (name) => `data-${name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}`,
);

/** What a page says by attributes; see docs/widget.md. */
export interface Settings {
  readonly agentId: string | null;
  readonly sessionUrl: string | null;
  readonly chatUrl: string | null;
  readonly wsUrl: string | null;
  readonly serverUrl: string | null;
  readonly userId: string | null;
  readonly variables: Readonly<Record<string, string>>;
  readonly language: string | null;
  readonly mode: Mode;
  readonly position: (typeof POSITIONS)[number];
  readonly buttonLabel: string;
  readonly openingPrompt: string;
  readonly primaryColor: string;
  /** Of voice: whether what is said can be read too. A text chat always can. */
  readonly transcriptEnabled: boolean;
  /** Of voice: whether there is a button to mute. */
  readonly muteEnabled: boolean;
  readonly dismissEnabled: boolean;
  readonly rememberEnabled: boolean;
}

const COLOR = /^#[0-9a-f]{6}$/i;
const DEFAULT_COLOR = "#1a5fb4";

type Given = Readonly<Record<string, string | undefined>>;

/** Reads attributes; what cannot be read is told to `warn`, and stands as if it were not there. */
export function readSettings(given: Given, warn: (message: string) => void): Settings {
  const text = (name: (typeof NAMES)[number]) => given[name]?.trim() || null;
  const choice = <const T extends string>(
    name: (typeof NAMES)[number],
    choices: readonly T[],
    otherwise: T,
  ) => {
    const value = text(name);
    const known = choices.find((one) => one === value);
    if (value !== null && known === undefined) warn(`${name} is none of ${choices.join(", ")}: ${value}`);
    return known ?? otherwise;
  };
  const flag = (name: (typeof NAMES)[number]) => choice(name, ["true", "false"], "true") === "true";
  return {
    agentId: text("agentId"),
    sessionUrl: text("sessionUrl"),
    chatUrl: text("chatUrl"),
    wsUrl: text("wsUrl"),
    serverUrl: text("serverUrl"),
    userId: text("userId"),
    variables: readVariables(text("variables"), warn),
    language: text("language"),
    mode: choice("mode", MODES, "text-only"),
    position: choice("position", POSITIONS, "bottom-right"),
    buttonLabel: text("buttonLabel") ?? "",
    openingPrompt: text("openingPrompt") ?? "",
    primaryColor: readColor(text("primaryColor"), warn),
    transcriptEnabled: flag("transcriptEnabled"),
    muteEnabled: flag("muteEnabled"),
    dismissEnabled: flag("dismissEnabled"),
    rememberEnabled: flag("rememberEnabled"),
  };
}

function readColor(value: string | null, warn: (message: string) => void): string {
  if (value === null) return DEFAULT_COLOR;
  if (COLOR.test(value)) return value;
  warn(`primaryColor is not a colour such as ${DEFAULT_COLOR}: ${value}`);
  return DEFAULT_COLOR;
}

function readVariables(value: string | null, warn: (message: string) => void): Record<string, string> {
  if (value === null) return {};
  try {
    const found: unknown = JSON.parse(value);
    if (typeof found === "object" && found !== null && Object.values(found).every(isText)) {
      return found as Record<string, string>;
    }
  } catch {
    // Said below.
  }
  warn(`variables is not JSON such as {"page":"/rooms"}: ${value}`);
  return {};
}

function isText(value: unknown): boolean {
  return typeof value === "string";
}
