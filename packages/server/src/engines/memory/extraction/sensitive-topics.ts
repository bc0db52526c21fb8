interface SensitiveTopic {
  readonly label: string;
  /** Pattern sources; a trailing "*" matches any ending. */
  readonly triggers: readonly string[];
}

/** Topics that the agent avoids for a while after a bad episode, unless the User raises them. A closed list. */
export const SENSITIVE_TOPICS = {
  bereavement: {
    label: "Loss of someone",
    triggers: [
      "died",
      "passed away",
      "death of",
      "funeral*",
      "grief",
      "grieving",
      "mourning",
      "widow*",
      "lost my (?:mum|mom|mother|dad|father|wife|husband|son|daughter|brother|sister|grandma|grandmother|grandpa|grandfather|friend|partner|baby|dog|cat)",
      "put (?:him|her|it|down)(?: down| to sleep)",
      "put (?:\\w+ ){0,3}to sleep",
      "bereave*",
      "memorial service",
      "no longer with us",
      "his ashes",
      "her ashes",
    ],
  },
  illness: {
    label: "Serious illness",
    triggers: [
      "cancer",
      "tumou?r*",
      "chemo*",
      "diagnosed with",
      "terminal",
      "stroke",
      "heart attack",
      "dementia",
      "alzheimer*",
      "hospice",
      "intensive care",
      "life support",
      "metasta*",
      "biopsy",
      "leuk(?:a)?emia",
      "multiple sclerosis",
      "parkinson*",
    ],
  },
  mental_health: {
    label: "Mental health",
    triggers: [
      "depress(?:ed|ion|ing thoughts)",
      "anxiety",
      "panic attack*",
      "burn(?:ed|t)?[- ]?out",
      "therapist",
      "nervous breakdown",
      "mental health",
      "ptsd",
      "eating disorder",
      "anorexi*",
      "bulimi*",
      "bipolar",
      "insomnia",
    ],
  },
  self_harm: {
    label: "Self-harm",
    triggers: [
      "suicid*",
      "kill myself",
      "end my life",
      "self[- ]harm*",
      "hurt(?:ing)? myself",
      "cut(?:ting)? myself",
      "want to die",
      "better off dead",
      "do not want to live",
      "don't want to live",
      "overdos*",
    ],
  },
  breakup: {
    label: "Separation",
    triggers: [
      "broke up",
      "break[- ]?up",
      "breaking up",
      "divorc*",
      "split up",
      "dumped me",
      "left me",
      "my ex",
      "separated from",
      "cheated on",
      "affair",
      "custody",
    ],
  },
  job_loss: {
    label: "Loss of work",
    triggers: [
      "laid off",
      "fired",
      "lost my job",
      "redundan(?:t|cy)",
      "unemployed",
      "let go from",
      "out of work",
      "sacked",
      "lay-?offs?",
    ],
  },
  money_trouble: {
    label: "Money trouble",
    triggers: [
      "debt*",
      "bankrupt*",
      "evict*",
      "foreclos*",
      "can(?:no|'|')?t afford",
      "can not afford",
      "behind on (?:rent|my rent|the mortgage|payments)",
      "overdraft",
      "repossess*",
      "broke again",
      "payday loan*",
      "bailiff*",
    ],
  },
  pregnancy_loss: {
    label: "Loss of a pregnancy",
    triggers: [
      "miscarr*",
      "stillb*",
      "stillborn",
      "lost the baby",
      "ectopic",
      "infertil*",
      "failed ivf",
      "ivf failed",
      "abortion",
    ],
  },
  abuse: {
    label: "Violence and abuse",
    triggers: [
      "abus(?:e|ed|ive|er)",
      "assault*",
      "rape*",
      "molest*",
      "harass*",
      "stalk(?:ed|er|ing)",
      "domestic violence",
      "hits me",
      "hit me",
      "beats me",
      "bull(?:y|ied|ying)",
    ],
  },
  addiction: {
    label: "Addiction",
    triggers: [
      "addict(?:ed|ion|s)",
      "alcoholi*",
      "relaps*",
      "rehab",
      "sober",
      "withdrawal",
      "gambling",
      "drinking problem",
      "drug problem",
      "overdos*",
    ],
  },
  accident: {
    label: "Accident",
    triggers: [
      "car accident",
      "accident",
      "car crash",
      "crashed (?:my|the|our|into)",
      "got hit by",
      "run over",
      "house fire",
      "burned down",
      "burnt down",
      "flooded",
      "drowned",
    ],
  },
  conflict: {
    label: "Conflict",
    triggers: [
      "fight with",
      "fought with",
      "argument with",
      "argued with",
      "not speaking to",
      "no longer speak",
      "cut me off",
      "disowned",
      "lawsuit",
      "suing",
      "sued",
      "court case",
      "restraining order",
      "fell out with",
    ],
  },
  crime: {
    label: "Crime",
    triggers: [
      "robbed",
      "burgl*",
      "mugged",
      "broken into",
      "break-in",
      "scammed",
      "arrested",
      "in prison",
      "in jail",
    ],
  },
  discrimination: {
    label: "Discrimination",
    triggers: [
      "racis*",
      "homophob*",
      "transphob*",
      "discriminat*",
      "sexis(?:m|t)",
      "antisemit*",
      "islamophob*",
      "xenophob*",
    ],
  },
} as const satisfies Record<string, SensitiveTopic>;

const TOPICS = Object.entries(SENSITIVE_TOPICS).map(([topic, { triggers }]): [string, RegExp] => {
  const words = triggers.map((trigger) =>
    trigger.endsWith("*") ? `${trigger.slice(0, -1)}\\w{0,12}` : trigger,
  );
  return [topic, new RegExp(`(?<![\\w])(?:${words.join("|")})(?![\\w])`, "i")];
});
const ANY = new RegExp(TOPICS.map(([, pattern]) => pattern.source).join("|"), "i");

/** Finds the sensitive topics whose triggers occur in a text. Reads at most 8,000 characters. */
export function sensitiveTopicsIn(text: string): readonly string[] {
  const read = text.slice(0, 8_000).replace(/[\u2018\u2019]/g, "'");
  if (!ANY.test(read)) return [];
  return TOPICS.filter(([, pattern]) => pattern.test(read)).map(([topic]) => topic);
}
