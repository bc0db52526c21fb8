/** A word for a person's relation to the User. */
export interface Relation {
  /** Slot prefix. */
  readonly key: string;
  /** Form used in sentences. */
  readonly label: string;
  /** One person at a time: "my wife Maria" after "my wife Anna" is a new wife, not a second one. */
  readonly single: boolean;
  /** Ambiguous without a name: any of several friends. */
  readonly vague: boolean;
  readonly pet: boolean;
  readonly gender: "f" | "m" | null;
}

const RELATION_LINES = `
mother:mother mum mom mam mama mommy mummy:f1
father:father dad daddy papa:m1
stepmother:stepmother stepmom stepmum:f1
stepfather:stepfather stepdad:m1
grandmother:grandmother grandma granny gran nana nan:f
grandfather:grandfather grandpa grandad granddad:m
partner:wife:f1
partner:husband hubby:m1
partner:girlfriend:f1
partner:boyfriend:m1
partner:partner spouse:1
partner:fiancée fiancee:f1
partner:fiancé fiance:m1
ex_partner:ex ex-wife ex-husband ex-girlfriend ex-boyfriend ex-partner:1
sister:sister sis stepsister half-sister:f
brother:brother bro stepbrother half-brother:m
twin:twin:1
son:son stepson:m
daughter:daughter stepdaughter:f
child:kid child toddler baby:
aunt:aunt auntie:f
uncle:uncle:m
cousin:cousin:
niece:niece:f
nephew:nephew:m
granddaughter:granddaughter:f
grandson:grandson:m
mother_in_law:mother-in-law:f1
father_in_law:father-in-law:m1
brother_in_law:brother-in-law:m
sister_in_law:sister-in-law:f
friend:friend mate buddy pal:v
best_friend:bestie:1
roommate:roommate flatmate housemate:v
neighbour:neighbour neighbor:v
colleague:colleague coworker co-worker workmate:v
boss:boss manager supervisor:1
teacher:teacher:v
coach:coach trainer:1
doctor:doctor gp:1
dentist:dentist:1
therapist:therapist counsellor counselor psychologist:1
landlord:landlord landlady:1
godmother:godmother:f1
godfather:godfather:m1
dog:dog puppy pup:p
cat:cat kitten kitty:p
rabbit:rabbit bunny:p
hamster:hamster:p
horse:horse pony mare:p
parrot:parrot budgie parakeet canary:p
guinea_pig:guinea-pig:p
tortoise:tortoise turtle:p
snake:snake:p
lizard:lizard gecko:p
fish:goldfish:p
ferret:ferret:p
rat:rat:p
`;

const LABELS: Readonly<Record<string, string>> = {
  mum: "mother",
  mom: "mother",
  mam: "mother",
  mama: "mother",
  mommy: "mother",
  mummy: "mother",
  dad: "father",
  daddy: "father",
  papa: "father",
  hubby: "husband",
  sis: "sister",
  bro: "brother",
  kid: "child",
  fiancee: "fiancée",
  fiance: "fiancé",
};

const RELATIONS = new Map<string, Relation>();
for (const line of RELATION_LINES.trim().split("\n")) {
  const [key = "", words = "", flags = ""] = line.split(":");
  for (const word of words.split(" ")) {
    RELATIONS.set(word, {
      key,
      label: LABELS[word] ?? word.replace("guinea-pig", "guinea pig"),
      single: flags.includes("1"),
      vague: flags.includes("v"),
      pet: flags.includes("p"),
      gender: flags.includes("f") ? "f" : flags.includes("m") ? "m" : null,
    });
  }
}

const BY_KEY = new Map([...RELATIONS.values()].reverse().map((relation) => [relation.key, relation]));

const BEST_FRIEND: Relation = {
  key: "best_friend",
  label: "best friend",
  single: true,
  vague: false,
  pet: false,
  gender: null,
};

const ADJECTIVES =
  "(?:(?:older|elder|oldest|eldest|younger|youngest|little|big|baby|best|good|close|old|dear|new|current|other|late|beloved|lovely|wonderful|dearest|closest|middle|twin|first|second|only|first-born|poor|sweet) )*";
const WORDS = [...RELATIONS.keys()]
  .filter((word) => word !== "guinea-pig")
  .sort((a, b) => b.length - a.length)
  .join("|");

/** Pattern source for "(my|our) (adjectives) (relation)", with three groups. */
export const OWN_RELATION = `\\b([Mm]y|[Oo]ur) (${ADJECTIVES})(guinea[ -]pig|${WORDS})(?![\\w-])`;

/** Pattern source for "(relation)" alone, with one group. */
export const RELATION_WORD = `(guinea[ -]pig|${WORDS})`;

export function relationOf(word: string, adjectives = ""): Relation | null {
  const relation = RELATIONS.get(word.toLowerCase().replace("guinea pig", "guinea-pig")) ?? null;
  return relation?.key === "friend" && /\bbest\b/i.test(adjectives) ? BEST_FRIEND : relation;
}

export function relationByKey(key: string): Relation | null {
  if (key === BEST_FRIEND.key) return BEST_FRIEND;
  return BY_KEY.get(key) ?? null;
}
