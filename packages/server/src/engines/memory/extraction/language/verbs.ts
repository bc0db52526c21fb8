// Format: base:past, and the participle where it differs.
const IRREGULAR: Readonly<Record<string, string>> = Object.fromEntries(
  (
    "be:was,been become:became,become begin:began,begun break:broke,broken bring:brought build:built buy:bought catch:caught " +
    "choose:chose,chosen come:came,come cut:cut do:did,done draw:drew,drawn drink:drank,drunk drive:drove,driven eat:ate,eaten " +
    "fall:fell,fallen feel:felt fight:fought find:found fly:flew,flown forget:forgot,forgotten get:got,gotten give:gave,given " +
    "go:went,gone grow:grew,grown have:had hear:heard hide:hid,hidden hit:hit hold:held hurt:hurt keep:kept know:knew,known " +
    "lead:led learn:learnt leave:left lend:lent let:let lose:lost make:made mean:meant meet:met pay:paid put:put quit:quit " +
    "read:read ride:rode,ridden run:ran,run say:said see:saw,seen sell:sold send:sent shoot:shot sing:sang,sung sit:sat " +
    "sleep:slept speak:spoke,spoken spend:spent stand:stood steal:stole,stolen swim:swam,swum take:took,taken teach:taught " +
    "tear:tore,torn tell:told think:thought throw:threw,thrown understand:understood wake:woke,woken wear:wore,worn win:won " +
    "write:wrote,written split:split wed:wed bake:baked spill:spilled"
  )
    .split(" ")
    .map((entry) => entry.split(":") as [string, string]),
);

const PASTS = new Map<string, string>();
const PARTICIPLES = new Map<string, string>();
for (const [base, forms] of Object.entries(IRREGULAR)) {
  const [past = base, participle = past] = forms.split(",");
  PASTS.set(past, base);
  PARTICIPLES.set(participle, base);
}
PASTS.set("were", "be");

const NOT_PAST = new Set(
  "need feed speed breed bed red weed seed bleed indeed exceed proceed succeed wed hundred sacred naked shed sled embed kindred tired bored married worried excited scared interested".split(
    " ",
  ),
);

const PAST_SAME_AS_PRESENT = new Set(["read", "put", "hit", "cut", "let", "hurt", "quit", "split"]);

/** "moved", "went". False for forms that are also present tense ("put"), since they are ambiguous. */
export function isPast(word: string): boolean {
  const lower = word.toLowerCase();
  if (PASTS.has(lower)) return !PAST_SAME_AS_PRESENT.has(lower) || lower === "quit";
  return lower.length > 3 && lower.endsWith("ed") && !NOT_PAST.has(lower);
}

export function isParticiple(word: string): boolean {
  const lower = word.toLowerCase();
  return (
    PARTICIPLES.has(lower) ||
    (lower.length > 3 && lower.endsWith("ed") && !NOT_PAST.has(lower)) ||
    lower === "got"
  );
}

const SIMPLE_PAST = new Map(
  [...PARTICIPLES].map(([participle, base]) => [participle, IRREGULAR[base]?.split(",")[0] ?? participle]),
);

/** "gone" → "went"; regular verbs are unchanged. */
export function simplePast(participle: string): string {
  return SIMPLE_PAST.get(participle.toLowerCase()) ?? participle;
}

/** "go" → "goes". */
export function thirdPerson(base: string): string {
  if (base === "have") return "has";
  if (base === "be") return "is";
  if (/(?:[sxz]|ch|sh|o)$/.test(base)) return `${base}es`;
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ies`;
  return `${base}s`;
}

const DOUBLING = new Set(
  "run swim get sit jog cut put hit shop plan hug quit stop drop chat knit win dig nap skip trim swap".split(
    " ",
  ),
);

/** "swim" → "swimming". */
export function gerund(base: string): string {
  if (base === "be") return "being";
  if (DOUBLING.has(base)) return `${base}${base.at(-1)}ing`;
  if (/ie$/.test(base)) return `${base.slice(0, -2)}ying`;
  if (/[^eoy]e$/.test(base)) return `${base.slice(0, -1)}ing`;
  return `${base}ing`;
}

/** "swimming", "swims", "swam" → "swim"; good enough for comparison. */
export function stem(word: string): string {
  const lower = word.toLowerCase();
  const irregular = PASTS.get(lower) ?? PARTICIPLES.get(lower);
  if (irregular) return irregular;
  if (lower.length < 5) return lower.length === 4 ? lower.replace(/s$/, "") : lower;
  if (lower.endsWith("ies")) return `${lower.slice(0, -3)}y`;
  const cut = lower.replace(/(?:ing|ed)$/, "");
  if (cut !== lower && cut.length > 2) return cut.replace(/([bdgkmnprt])\1$/, "$1").replace(/e$/, "");
  return lower.replace(/(?:es|s|e)$/, "");
}
