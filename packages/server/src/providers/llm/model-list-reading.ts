import type { CredentialProvider } from "@hyponema/contract/agent-settings";
import type { SeenModel } from "@hyponema/contract/provider-credentials";
import { isStorable } from "@hyponema/contract/text";
import { isPlain } from "../../platform/object.ts";
import type { ListedModel } from "./vendor.ts";
import { listerOf } from "./vendors.ts";

const MOST_MODELS = 2_000;
const MOST_CHARACTERS = 200;

// Models for other work than writing, by the names that vendors give them; few lists say it otherwise.
const NOT_TEXT = new RegExp(
  [
    "embed",
    "whisper",
    "moderation",
    "(?:^|[-/])tts(?:$|-)",
    "dall-e",
    "(?:^|[-/])(?:imagen|image|veo|sora|audio|realtime|transcribe|rerank|aqa)(?:$|-)",
    "^(?:babbage|davinci)-",
  ].join("|"),
  "i",
);

/** A list of models as a provider sent it. */
export interface ListOfModels {
  readonly provider: CredentialProvider;
  readonly bytes: Uint8Array;
}

/** The models in a list that write text, each once, in its order. Throws when it is not a list. */
export function readModelList({ provider, bytes }: ListOfModels): SeenModel[] {
  const entries = entriesOf(JSON.parse(Buffer.from(bytes).toString("utf8")));
  if (!entries) throw new Error("it is not a list");
  const { writes } = listerOf(provider);
  const seen = new Map<string, SeenModel>();
  for (const entry of entries) {
    if (!isPlain(entry) || writes?.(entry) === false) continue;
    const id = idOf(entry);
    if (id === null || NOT_TEXT.test(id) || seen.has(id)) continue;
    seen.set(id, { id, name: nameOf(entry, id) });
    if (seen.size === MOST_MODELS) break;
  }
  return [...seen.values()];
}

// OpenAI's form is an object with `data`; Gemini calls that `models`, and Together sends the bare list.
function entriesOf(list: unknown): readonly unknown[] | null {
  const entries = isPlain(list) ? (list.data ?? list.models) : list;
  return Array.isArray(entries) ? entries : null;
}

function idOf({ id, name }: ListedModel): string | null {
  // Gemini has no IDs, but names like `models/gemini-2.5-flash`.
  const given = id ?? (typeof name === "string" ? name.replace(/^models\//, "") : null);
  return shortText(given);
}

function nameOf({ display_name, displayName, name }: ListedModel, id: string): string | null {
  const given = shortText(display_name ?? displayName ?? name);
  return given === id || given?.startsWith("models/") ? null : given;
}

function shortText(value: unknown): string | null {
  const usable =
    typeof value === "string" && value.length > 0 && value.length <= MOST_CHARACTERS && isStorable(value);
  return usable && !/\p{Cc}/u.test(value) ? value : null;
}
