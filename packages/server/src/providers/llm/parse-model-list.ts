import type { CredentialProvider } from "@hyponema/contract/agent-settings";
import type { SeenModel } from "@hyponema/contract/provider-credentials";
import { isStorable } from "@hyponema/contract/text";
import { isPlain } from "../../platform/object.ts";
import type { ListedModel } from "./vendor.ts";
import { modelListingOf } from "./vendors.ts";

const MAX_MODELS = 2_000;
const MAX_CHARACTERS = 200;

// Models for other tasks than text, by their names; few lists mark them otherwise.
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

/** A provider's model list as received. */
export interface RawModelList {
  readonly provider: CredentialProvider;
  readonly bytes: Uint8Array;
}

/** The text models of a list, without duplicates, in its order. Throws if it is not a list. */
export function parseModelList({ provider, bytes }: RawModelList): SeenModel[] {
  const entries = entriesOf(JSON.parse(Buffer.from(bytes).toString("utf8")));
  if (!entries) throw new Error("it is not a list");
  const { generatesText: writes } = modelListingOf(provider);
  const seen = new Map<string, SeenModel>();
  for (const entry of entries) {
    if (!isPlain(entry) || writes?.(entry) === false) continue;
    const id = idOf(entry);
    if (id === null || NOT_TEXT.test(id) || seen.has(id)) continue;
    seen.set(id, { id, name: nameOf(entry, id) });
    if (seen.size === MAX_MODELS) break;
  }
  return [...seen.values()];
}

// OpenAI wraps the list in `data`, Gemini in `models`; Together sends a bare array.
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
    typeof value === "string" && value.length > 0 && value.length <= MAX_CHARACTERS && isStorable(value);
  return usable && !/\p{Cc}/u.test(value) ? value : null;
}
