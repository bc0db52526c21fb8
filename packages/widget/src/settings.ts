export const MODES = ["voice-only", "voice+text", "text-only"] as const;
export type Mode = (typeof MODES)[number];

const POSITIONS = ["bottom-right", "bottom-left"] as const;

/** Every attribute that the element reads, by its `dataset` name. */
const ATTRIBUTE_NAMES = [
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

/** The same attributes as written in HTML. */
export const ATTRIBUTES = ATTRIBUTE_NAMES.map(
  (name) => `data-${name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}`,
);

/** Settings from the element's attributes; see docs/widget.md. */
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
  /** Voice only: whether a transcript is shown. Text chats always show it. */
  readonly transcriptEnabled: boolean;
  /** Voice only: whether there is a mute button. */
  readonly muteEnabled: boolean;
  readonly dismissEnabled: boolean;
  readonly rememberEnabled: boolean;
}

const COLOR = /^#[0-9a-f]{6}$/i;
const DEFAULT_COLOR = "#1a5fb4";

type RawAttributes = Readonly<Record<string, string | undefined>>;

/** Reads the attributes. Reports an invalid value to `warn` and uses the default instead. */
export function readSettings(given: RawAttributes, warn: (message: string) => void): Settings {
  const text = (name: (typeof ATTRIBUTE_NAMES)[number]) => given[name]?.trim() || null;
  const choice = <const T extends string>(
    name: (typeof ATTRIBUTE_NAMES)[number],
    choices: readonly T[],
    fallback: T,
  ) => {
    const value = text(name);
    const known = choices.find((one) => one === value);
    if (value !== null && known === undefined) warn(`${name} is none of ${choices.join(", ")}: ${value}`);
    return known ?? fallback;
  };
  const flag = (name: (typeof ATTRIBUTE_NAMES)[number]) => choice(name, ["true", "false"], "true") === "true";
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
    // Reported below.
  }
  warn(`variables is not JSON such as {"page":"/rooms"}: ${value}`);
  return {};
}

function isText(value: unknown): boolean {
  return typeof value === "string";
}
