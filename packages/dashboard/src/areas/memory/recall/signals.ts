/** Groups of score signals; each has a color, `--signal-<group>` in the style sheet. */
export const SIGNAL_GROUPS = {
  words: "Words",
  meaning: "Meaning",
  time: "Time",
  speaker: "Who said it",
  around: "What stands around it",
  weight: "Its own weight",
} as const;
export type SignalGroup = keyof typeof SIGNAL_GROUPS;

interface Signal {
  readonly label: string;
  readonly group: SignalGroup;
}

const SIGNALS: Readonly<Record<string, Signal>> = {
  words: { label: "the same words", group: "words" },
  passage_words: { label: "the same words in the lines beside it", group: "words" },
  sitting_words: { label: "the same words in that conversation", group: "words" },
  meaning: { label: "the same meaning", group: "meaning" },
  passage_meaning: { label: "the same meaning with the lines beside it", group: "meaning" },
  period: { label: "said in the time that is asked about", group: "time" },
  says_when: { label: "says when", group: "time" },
  recency: { label: "said lately", group: "time" },
  speaker: { label: "said by who is asked about", group: "speaker" },
  neighbours: { label: "stands beside lines that fit", group: "around" },
  sitting_best: { label: "from a conversation that fits", group: "around" },
  substance: { label: "says much", group: "weight" },
  distilled: { label: "was put into a statement", group: "weight" },
  importance: { label: "is important", group: "weight" },
  question: { label: "is itself a question", group: "weight" },
};

/** A signal's contribution to a score. */
export interface ScoreSignal extends Signal {
  readonly amount: number;
}

/** The signals of a score, ordered by group. */
export function sortedSignals(signals: Readonly<Record<string, number>>): ScoreSignal[] {
  const order = Object.keys(SIGNAL_GROUPS);
  return Object.entries(signals)
    .map(([name, amount]) => ({ ...(SIGNALS[name] ?? unknownSignal(name)), amount }))
    .sort((a, b) => order.indexOf(a.group) - order.indexOf(b.group));
}

// A newer server may have more signals.
function unknownSignal(name: string): Signal {
  return { label: name.replaceAll("_", " "), group: "weight" };
}
