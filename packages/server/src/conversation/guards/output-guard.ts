import type { NoGoZone } from "@hyponema/contract/persona-settings";
import { type KeywordIndex, type KeywordMatch, scan } from "./keywords.ts";

/** What may leave now, and whether something was said that must not be. */
export interface Release {
  readonly text: string;
  readonly violation: NoGoZone | null;
}

/** Stands between the model and whoever listens; sees all text, lets out what is safe. */
export interface OutputGuard {
  /** Takes the model's next text. */
  push(text: string): Release;
  /** Nothing more follows: lets out what was held back, or finds that it must not leave. */
  flush(): Release;
}

/** Without zones, every text passes at once. */
export const openGuard: OutputGuard = {
  push: (text) => ({ text, violation: null }),
  flush: () => ({ text: "", violation: null }),
};

/** A guard for one turn over the zones that `index` was built from; holds back only a tail that could become a match. */
export function keywordGuard(index: KeywordIndex): OutputGuard {
  let held = "";
  let before = "";

  const judge = (final: boolean): Release => {
    const { match, safe } = scan(index, held, before, final);
    const end = match ? match.start : safe;
    const text = held.slice(0, end);
    held = match ? "" : held.slice(end);
    before = text.at(-1) ?? before;
    return { text, violation: violationOf(match) };
  };

  return {
    push(text) {
      held += text;
      return judge(false);
    },
    flush: () => judge(true),
  };
}

function violationOf(match: KeywordMatch | null): NoGoZone | null {
  return match?.zone ?? null;
}
