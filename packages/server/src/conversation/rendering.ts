import type { Rendering } from "@hyponema/contract/playground";
import type { Scope } from "@hyponema/contract/scopes";
import { SYSTEM_VARIABLES } from "@hyponema/contract/variables";
import { Refusal } from "../platform/http/refusal.ts";
import { type MaskableText, placeholder, shownText } from "../platform/masking/text.ts";
import type { Viewer } from "../platform/masking/viewer.ts";
import { type ModelMessage, maskMessages } from "../providers/llm/masking.ts";
import { estimateTokens } from "../providers/llm/token-estimate.ts";
import { joinedTexts, type PromptPart } from "./prompt/compose.ts";

/** What a turn would send, all of it, with the scopes that reading it takes. */
export interface WholeRendering
  extends Omit<Rendering, "parts" | "system" | "messages" | "variables" | "first_message" | "tokens"> {
  readonly parts: readonly PromptPart[];
  /** The conversation so far. */
  readonly earlier: readonly ModelMessage[];
  /** What the User says now, as the caller wrote it. */
  readonly message: ModelMessage | null;
  readonly variables: readonly (Omit<Rendering["variables"][number], "masked"> & {
    readonly needs: Scope | null;
  })[];
  readonly first_message: MaskableText | null;
}

/** Refuses an answer that an older version kept, which does not say what may be shown of it to whom. */
export function expectWhole(rendering: WholeRendering | Rendering): WholeRendering {
  if ("earlier" in rendering) return rendering;
  throw new Refusal("answer-forgotten");
}

/** A rendering as `viewer` may read it. Tokens are those of what they are shown: others would tell of what is hidden. */
export function shownRendering(whole: WholeRendering, viewer: Viewer): Rendering {
  const { parts, earlier, message, variables, first_message: opening, ...rest } = whole;
  const shownParts = parts
    .map(({ source, origin, text }) => ({ source, origin, ...shownText(text, viewer) }))
    .filter(({ text, masked }) => text !== "" || masked !== null)
    .map((part) => ({ ...part, tokens: estimateTokens(part.text) }));
  const messages = [...maskMessages(earlier, viewer), ...(message ? [message] : [])];
  const tokens = {
    system: sum(shownParts),
    messages: estimateTokens(JSON.stringify(messages)),
    tools: sum(rest.tools),
  };
  const shownOpening = opening && shownText(opening, viewer);
  return {
    ...rest,
    parts: shownParts.map(({ hidden: _, ...part }) => part),
    system: joinedTexts(
      shownParts.map(({ text, hidden, masked }) => (hidden && masked ? placeholder(masked) : text)),
    ),
    messages,
    variables: variables.map(({ needs, value, ...variable }) => {
      const masked = needs && !viewer.may(needs) ? needs : null;
      return { ...variable, value: masked ? null : value, masked, source: sourceOf(variable, masked) };
    }),
    first_message:
      shownOpening && (shownOpening.hidden ? placeholderOf(shownOpening.masked) : shownOpening.text),
    tokens: { ...tokens, total: tokens.system + tokens.messages + tokens.tools },
  };
}

// A hidden variable of the system does not tell by its source whether it has a value.
function sourceOf(
  { name, source }: Pick<Rendering["variables"][number], "name" | "source">,
  masked: Scope | null,
): Rendering["variables"][number]["source"] {
  return masked && name in SYSTEM_VARIABLES ? "system" : source;
}

function sum(items: readonly { readonly tokens: number }[]): number {
  return items.reduce((total, { tokens }) => total + tokens, 0);
}

function placeholderOf(scope: Scope | null): string | null {
  return scope && placeholder(scope);
}
