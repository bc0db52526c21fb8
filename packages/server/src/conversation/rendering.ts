import type { Rendering } from "@hyponema/contract/playground";
import type { Scope } from "@hyponema/contract/scopes";
import { Refusal } from "../platform/http/refusal.ts";
import { type MaskableText, placeholder, shownText } from "../platform/masking/text.ts";
import type { Viewer } from "../platform/masking/viewer.ts";
import { type ModelMessage, maskMessages } from "../providers/llm/masking.ts";
import { joinedTexts, type PromptPart } from "./prompt/compose.ts";

/** What a turn would send, all of it, with the scopes that reading it takes. */
export interface WholeRendering
  extends Omit<Rendering, "parts" | "system" | "messages" | "variables" | "first_message"> {
  readonly parts: readonly (PromptPart & { readonly tokens: number })[];
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

/** A rendering as `viewer` may read it. */
export function shownRendering(whole: WholeRendering, viewer: Viewer): Rendering {
  const { parts, earlier, message, variables, first_message: opening, ...rest } = whole;
  const shownParts = parts.map(({ source, origin, text, tokens }) => ({
    ...{ source, origin, tokens },
    ...shownText(text, viewer),
  }));
  const shownOpening = opening && shownText(opening, viewer);
  return {
    ...rest,
    parts: shownParts.map(({ hidden: _, ...part }) => part),
    system: joinedTexts(
      shownParts.map(({ text, hidden, masked }) => (hidden && masked ? placeholder(masked) : text)),
    ),
    messages: [...maskMessages(earlier, viewer), ...(message ? [message] : [])],
    variables: variables.map(({ needs, value, ...variable }) => {
      const masked = needs && !viewer.may(needs) ? needs : null;
      return { ...variable, value: masked ? null : value, masked };
    }),
    first_message:
      shownOpening && (shownOpening.hidden ? placeholderOf(shownOpening.masked) : shownOpening.text),
  };
}

function placeholderOf(scope: Scope | null): string | null {
  return scope && placeholder(scope);
}
