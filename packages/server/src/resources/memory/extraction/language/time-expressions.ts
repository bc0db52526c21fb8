import { type Day, dayOf, MONTHS, partsOf, realDay, written } from "./calendar.ts";

/** When something is said to be, resolved against the day on which it was said. */
export interface When {
  readonly from: Day;
  readonly to: Day;
  /** Minutes after midnight, where an hour was named. */
  readonly minutes: number | null;
  /** "since" and "until" leave one end open. */
  readonly relation: "at" | "since" | "until" | "by";
  /** To go behind a sentence: "on 5 May 2026", "in spring 2025", "since 2019". */
  readonly phrase: string;
}

export interface TimedText {
  /** The text without its time expression. */
  readonly rest: string;
  readonly when: When | null;
  /** "every Monday", "on weekends", as said. */
  readonly recurring: string | null;
  /** An hour named without a day. */
  readonly minutes: number | null;
}

interface Span {
  readonly from: Day;
  readonly to: Day;
  readonly on: string;
}

interface Anchor {
  readonly today: Day;
  /** Whether the clause speaks of the past: "on Friday" is then the last one. */
  readonly past: boolean;
}

const WEEKDAY = "(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?";
const FULL_WEEKDAY = "(monday|tuesday|wednesday|thursday|friday|saturday|sunday)";
const MONTH = `(${MONTHS.map((name) => name.toLowerCase()).join("|")}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)`;
const NUMBER =
  "(\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|a couple of|couple of|a couple|a few|several)";
const UNIT = "(day|week|month|year)s?";
const LINK = "(?:(since|until|till|by|on|in|for|to|from|during|back in|around|this past) (?:the )?)?";
const PART = "(?: (?:in the )?(?:morning|afternoon|evening|night)| at night)?";

type Reader = (m: RegExpExecArray, anchor: Anchor) => Span | null;

// Each pattern begins with the linking word as its first group.
const EXPRESSIONS: readonly (readonly [RegExp, Reader])[] = [
  [
    expression(`${LINK}(\\d{4})-(\\d{2})-(\\d{2})`),
    (m) => single(realDay(Number(m[2]), Number(m[3]), Number(m[4]))),
  ],
  [
    expression(
      `${LINK}(the day before yesterday|the day after tomorrow|yesterday|last night|today|tonight|tomorrow|this (?:morning|afternoon|evening))${PART}`,
    ),
    named,
  ],
  [
    expression(
      `${LINK}(?:${FULL_WEEKDAY},? )?(?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${MONTH}\\b,?(?: (\\d{4}))?`,
    ),
    (m, anchor) => date(m[3], m[4], m[5], anchor),
  ],
  [
    expression(
      `${LINK}(?:${FULL_WEEKDAY},? )?${MONTH} (?:the )?(\\d{1,2})(?:st|nd|rd|th)?\\b(?!\\d|:)(?:,? (\\d{4}))?`,
    ),
    (m, anchor) => date(m[4], m[3], m[5], anchor),
  ],
  [expression("(on) (?:the )?(\\d{1,2})(?:st|nd|rd|th)"), (m, anchor) => dayOfMonth(Number(m[2]), anchor)],
  [
    expression(`${LINK}(?:(last|past|this|next|coming|this coming) )${WEEKDAY}${PART}\\b`),
    (m, anchor) => weekday(m[3], m[2], anchor),
  ],
  [
    expression(`(since|until|till|by|on|for|to|this past|is|be|now) (?:the )?${FULL_WEEKDAY}${PART}\\b`),
    (m, anchor) => weekday(m[2], null, anchor),
  ],
  [
    expression(
      `${LINK}(last|past|this|next|coming) (week|month|year|weekend|spring|summer|autumn|fall|winter|christmas|easter)`,
    ),
    (m, anchor) => relative(m[2], m[3], anchor),
  ],
  [expression(`${LINK}(last|this|next) ${MONTH}\\b`), (m, anchor) => month(m[3], null, m[2], anchor)],
  [
    expression(`()(?:about |around |almost |nearly |over |roughly )?${NUMBER} ${UNIT} (?:ago|back)\\b`),
    (m, anchor) => away(m[2], m[3], -1, anchor),
  ],
  [
    expression(`()in (?:about |around )?${NUMBER} ${UNIT}(?:'s?|s')?(?: time)?`),
    (m, anchor) => (anchor.past ? null : away(m[2], m[3], 1, anchor)),
  ],
  [expression(`()${NUMBER} ${UNIT} from (?:now|today)`), (m, anchor) => away(m[2], m[3], 1, anchor)],
  [
    expression(
      `(since|until|till|by|in|for|to|during|back in|around|from) (?:early |late |mid-?|the )*${MONTH}\\b(?: of)?(?: (\\d{4}))?`,
    ),
    (m, anchor) => month(m[2], m[3], null, anchor),
  ],
  [
    expression(
      "(since|until|till|by|in|during|back in|around) (?:the )?(spring|summer|autumn|fall|winter)(?: of)? (\\d{4})",
    ),
    (m) => season(m[2] ?? "", Number(m[3])),
  ],
  [
    expression("(since|until|till|by|in|during|back in|around) (?:the )?(spring|summer|autumn|fall|winter)"),
    (m, anchor) => relative("bare", m[2], anchor),
  ],
  [
    expression(
      "(since|until|till|by|in|back in|around|from) (?:early |late |mid-?|about )?((?:19|20)\\d{2})",
    ),
    (m) => wholeYear(Number(m[2])),
  ],
];

const DURATION = expression(
  `for (?:about |around |almost |nearly |over |the (?:last|past) |more than )?${NUMBER} ${UNIT}(?: now)?`,
);
const CLOCK =
  /\b(?:at|from|by) (?:(\d{1,2})(?::(\d{2}))? ?(a\.?m\.?|p\.?m\.?|o'clock)?|(noon|midday|midnight))(?![\w:])/i;
const RECURRING = new RegExp(
  `\\b(?:(?:every|each) (?:other |single |second )?(?:day|morning|afternoon|evening|night|week|weekend|weekday|month|year|summer|winter|${FULL_WEEKDAY.slice(1, -1)})(?:(?:,? and | & |, )(?:${FULL_WEEKDAY.slice(1, -1)}))?s?(?: (?:morning|afternoon|evening|night)s?)?` +
    `|on (?:${FULL_WEEKDAY.slice(1, -1)})(?: (?:morning|afternoon|evening|night))?s(?:(?:,? and | & |, )(?:${FULL_WEEKDAY.slice(1, -1)})s)*|on (?:weekends|weekdays)|at weekends` +
    "|(?:once|twice|(?:two|three|four|five|\\d) times) (?:a|per|every) (?:day|week|month|year)|in the (?:mornings|evenings|afternoons)|daily|weekly)\\b",
  "i",
);

// Most clauses name no time; one look at each tells.
const HINT =
  /\d|day|week|month|year|ago|tomorrow|night|morning|spring|summer|autumn|fall|winter|christmas|easter|noon|daily|evening|afternoon|\b(?:since|until|till|by|in|last|next|this) (?:early |late |mid-?|the )*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;

export function readTime(text: string, today: Day, past: boolean): TimedText {
  if (!HINT.test(text)) return { rest: text, when: null, recurring: null, minutes: null };
  const recurring = RECURRING.exec(text);
  if (recurring)
    return {
      rest: without(text, recurring),
      when: null,
      recurring: recurring[0].toLowerCase(),
      minutes: null,
    };
  const { rest, minutes } = readClock(text);
  for (const [pattern, read] of EXPRESSIONS) {
    const match = pattern.exec(rest);
    const span = match && read(match, { today, past });
    if (match && span)
      return {
        rest: without(rest, match, match[1]),
        when: whenOf(match[1] ?? "", span, minutes),
        recurring: null,
        minutes,
      };
  }
  const lasting = DURATION.exec(rest);
  const began = lasting && away(lasting[1], lasting[2], -1, { today, past: true });
  if (lasting && began)
    return {
      rest: without(rest, lasting),
      when: whenOf("since", began, null),
      recurring: null,
      minutes: null,
    };
  return { rest, when: null, recurring: null, minutes };
}

function expression(source: string): RegExp {
  return new RegExp(`\\b${source}(?![\\w])`, "i");
}

// A verb that links ("my flight is Friday") stays.
function without(text: string, match: RegExpExecArray, link = ""): string {
  const verb = /^(?:is|be|now)$/i.test(link) ? ` ${link}` : "";
  const rest = `${text.slice(0, match.index)}${verb} ${text.slice(match.index + match[0].length)}`;
  return rest
    .replace(/ {2,}/g, " ")
    .replace(/ ([,.])/g, "$1")
    .replace(/^[ ,]+|[ ,]+$/g, "");
}

function readClock(text: string): { rest: string; minutes: number | null } {
  const match = CLOCK.exec(text);
  if (!match) return { rest: text, minutes: null };
  const [, hours, minutes, half, word] = match;
  if (word) return { rest: without(text, match), minutes: word.toLowerCase() === "midnight" ? 0 : 720 };
  if (!minutes && !half) return { rest: text, minutes: null };
  const afternoon = half?.toLowerCase().startsWith("p") && Number(hours) < 12;
  const midnight = half?.toLowerCase().startsWith("a") && Number(hours) === 12;
  const total = (midnight ? 0 : Number(hours) + (afternoon ? 12 : 0)) * 60 + Number(minutes ?? 0);
  return total < 1_440 ? { rest: without(text, match), minutes: total } : { rest: text, minutes: null };
}

const OPEN: Readonly<Record<string, When["relation"]>> = {
  since: "since",
  from: "since",
  until: "until",
  till: "until",
  by: "by",
};

function whenOf(link: string, span: Span, minutes: number | null): When {
  const relation = OPEN[link.toLowerCase()] ?? "at";
  const hour =
    minutes === null
      ? ""
      : ` at ${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  const bare = span.on.replace(/^(?:on|in|around) /, "");
  return {
    from: span.from,
    to: span.to,
    minutes,
    relation,
    phrase: (relation === "at" ? span.on : `${relation} ${bare}`) + hour,
  };
}

function single(day: Day | null): Span | null {
  return day === null || !Number.isFinite(day) ? null : { from: day, to: day, on: `on ${written(day)}` };
}

function named(m: RegExpExecArray, { today }: Anchor): Span | null {
  const word = (m[2] ?? "").toLowerCase();
  const offsets: Record<string, number> = {
    "the day before yesterday": -2,
    yesterday: -1,
    "last night": -1,
    tomorrow: 1,
    "the day after tomorrow": 2,
  };
  return single(today + (offsets[word] ?? 0));
}

function monthNumber(name = ""): number {
  const start = name.slice(0, 3).toLowerCase();
  return MONTHS.findIndex((month) => month.toLowerCase().startsWith(start)) + 1;
}

function date(
  day: string | undefined,
  name: string | undefined,
  year: string | undefined,
  anchor: Anchor,
): Span | null {
  const of = (which: number) => realDay(which, monthNumber(name), Number(day));
  if (year) return single(of(Number(year)));
  const now = partsOf(anchor.today).year;
  const nearest = [now - 1, now, now + 1].map(of).filter((found) => found !== null);
  return single(
    anchor.past
      ? (nearest.findLast((found) => found <= anchor.today) ?? null)
      : (nearest.find((found) => found >= anchor.today) ?? null),
  );
}

function dayOfMonth(day: number, anchor: Anchor): Span | null {
  const { year, month: now } = partsOf(anchor.today);
  const found = [now - 1, now, now + 1].map((which) => {
    const first = partsOf(dayOf(year, which, 1));
    return realDay(first.year, first.month, day);
  });
  const real = found.filter((candidate) => candidate !== null);
  return single(
    (anchor.past ? real.findLast((at) => at <= anchor.today) : real.find((at) => at >= anchor.today)) ?? null,
  );
}

const STARTS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

function weekday(
  name: string | undefined,
  which: string | null | undefined,
  { today, past }: Anchor,
): Span | null {
  const wanted = STARTS.indexOf((name ?? "").slice(0, 3).toLowerCase()) + 1;
  const now = partsOf(today).weekday;
  const ahead = (wanted - now + 7) % 7;
  const word = which?.toLowerCase() ?? "";
  if (word === "last" || word === "past") return single(today + ahead - 7);
  if (word === "this") return single(today + wanted - now);
  // "Next Friday" is the one of the following week.
  if (word === "next") return single(today - now + 7 + wanted);
  return single(past ? today + ahead - 7 : today + (ahead || 7));
}

const SEASONS: Readonly<Record<string, number>> = { spring: 3, summer: 6, autumn: 9, fall: 9, winter: 12 };

function season(name: string, year: number): Span {
  const start = SEASONS[name.toLowerCase()] ?? 3;
  const label =
    start === 12
      ? `winter ${year}/${String((year + 1) % 100).padStart(2, "0")}`
      : `${name.toLowerCase().replace("fall", "autumn")} ${year}`;
  return { from: dayOf(year, start, 1), to: dayOf(year, start + 3, 0), on: `in ${label}` };
}

function relative(which = "", unit = "", anchor: Anchor): Span | null {
  const kind = unit.toLowerCase();
  const step = { last: -1, past: -1, this: 0, next: 1, coming: 1 }[which.toLowerCase()];
  if (kind in SEASONS) return relativeSeason(step, kind, anchor);
  const { year, month: now, weekday: day } = partsOf(anchor.today);
  if (step === undefined) return null;
  if (kind === "christmas")
    return single(dayOf(step < 0 && now === 12 ? year - 1 : year + (step < 0 ? -1 : 0), 12, 25));
  if (kind === "easter") return null;
  if (kind === "month") return wholeMonth(year, now + step);
  if (kind === "year") return wholeYear(year + step);
  const monday = anchor.today - day + 1;
  if (kind === "week")
    return {
      from: monday + 7 * step,
      to: monday + 7 * step + 6,
      on: `in the week of ${written(monday + 7 * step)}`,
    };
  // On a weekend "this weekend" is now; "last" and "next" count from the coming one.
  const saturday = monday + 5 + 7 * step;
  return { from: saturday, to: saturday + 1, on: `on the weekend of ${written(saturday)}` };
}

function relativeSeason(step: number | undefined, kind: string, { today, past }: Anchor): Span | null {
  const { year } = partsOf(today);
  const around = [year - 2, year - 1, year, year + 1].map((each) => season(kind, each));
  if (step === -1 || (step === undefined && past)) return around.findLast((each) => each.to < today) ?? null;
  if (step === 1) return around.find((each) => each.from > today) ?? null;
  return around.find((each) => each.to >= today) ?? null;
}

function wholeMonth(year: number, month: number): Span {
  const from = dayOf(year, month, 1);
  const parts = partsOf(from);
  return { from, to: dayOf(year, month + 1, 0), on: `in ${MONTHS[parts.month - 1]} ${parts.year}` };
}

function wholeYear(year: number): Span {
  return { from: dayOf(year, 1, 1), to: dayOf(year, 12, 31), on: `in ${year}` };
}

function month(
  name: string | undefined,
  year: string | null | undefined,
  which: string | null | undefined,
  anchor: Anchor,
): Span | null {
  const wanted = monthNumber(name);
  if (wanted === 0) return null;
  if (year) return wholeMonth(Number(year), wanted);
  const now = partsOf(anchor.today);
  const back = which === "last" || (which !== "next" && which !== "this" && anchor.past);
  if (back)
    return wholeMonth(
      wanted < now.month || (wanted === now.month && which !== "last") ? now.year : now.year - 1,
      wanted,
    );
  return wholeMonth(
    wanted > now.month || (wanted === now.month && which !== "next") ? now.year : now.year + 1,
    wanted,
  );
}

const WORDS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  twenty: 20,
  "a couple of": 2,
  "couple of": 2,
  "a couple": 2,
  "a few": 3,
  several: 4,
};

/** "three", "12" → a number. */
export function numberOf(word = ""): number | null {
  const number = WORDS[word.toLowerCase()] ?? Number(word);
  return Number.isInteger(number) ? number : null;
}

function away(count: string | undefined, unit = "", sign: 1 | -1, { today }: Anchor): Span | null {
  const number = numberOf(count);
  if (number === null) return null;
  const vague = /couple|few|several/i.test(count ?? "");
  const kind = unit.toLowerCase();
  const { year, month: now } = partsOf(today);
  if (kind === "year")
    return vague ? approximately(wholeYear(year + sign * number)) : wholeYear(year + sign * number);
  if (kind === "month")
    return vague
      ? approximately(wholeMonth(year, now + sign * number))
      : wholeMonth(year, now + sign * number);
  const day = today + sign * number * (kind === "week" ? 7 : 1);
  if (kind === "day" && !vague) return single(day);
  return { from: day - 3, to: day + 3, on: `around ${written(day)}` };
}

function approximately(span: Span): Span {
  return { ...span, on: span.on.replace(/^in /, "around ") };
}
