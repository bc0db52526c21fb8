import { type Day, MONTHS, validDay } from "./calendar.ts";
import {
  type Anchor,
  type DaySpan,
  date,
  dayOfMonth,
  month,
  namedDay,
  relative,
  relativeToToday,
  season,
  single,
  weekday,
  wholeYear,
} from "./time-spans.ts";

/** A time reference, resolved against the day of the message. */
export interface TimeReference {
  readonly from: Day;
  readonly to: Day;
  /** Minutes after midnight if a time of day is given. */
  readonly minutes: number | null;
  /** "since" and "until" leave one end open. */
  readonly relation: "at" | "since" | "until" | "by";
  /** Suffix for a sentence: "on 5 May 2026", "in spring 2025", "since 2019". */
  readonly phrase: string;
}

export interface TimedText {
  /** The text without its time expression. */
  readonly rest: string;
  readonly when: TimeReference | null;
  /** "every Monday", "on weekends", as said. */
  readonly recurring: string | null;
  /** A time of day without a day. */
  readonly minutes: number | null;
}

const WEEKDAY = "(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?";
const FULL_WEEKDAY = "(monday|tuesday|wednesday|thursday|friday|saturday|sunday)";
const MONTH = `(${MONTHS.map((name) => name.toLowerCase()).join("|")}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)`;
const NUMBER =
  "(\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|a couple of|couple of|a couple|a few|several)";
const UNIT = "(day|week|month|year)s?";
const LINK = "(?:(since|until|till|by|on|in|for|to|from|during|back in|around|this past) (?:the )?)?";
const PART = "(?: (?:in the )?(?:morning|afternoon|evening|night)| at night)?";

type Reader = (m: RegExpExecArray, anchor: Anchor) => DaySpan | null;

// The first group of each pattern is the linking word.
const EXPRESSIONS: readonly (readonly [RegExp, Reader])[] = [
  [
    expression(`${LINK}(\\d{4})-(\\d{2})-(\\d{2})`),
    (m) => single(validDay(Number(m[2]), Number(m[3]), Number(m[4]))),
  ],
  [
    expression(
      `${LINK}(the day before yesterday|the day after tomorrow|yesterday|last night|today|tonight|tomorrow|this (?:morning|afternoon|evening))${PART}`,
    ),
    namedDay,
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
      `${LINK}(?:later |earlier |late |early )?(last|past|this|next|coming) (week|month|year|weekend|spring|summer|autumn|fall|winter|christmas|easter)`,
    ),
    (m, anchor) => relative(m[2], m[3], anchor),
  ],
  [expression(`${LINK}(last|this|next) ${MONTH}\\b`), (m, anchor) => month(m[3], null, m[2], anchor)],
  [
    expression(`()(?:about |around |almost |nearly |over |roughly )?${NUMBER} ${UNIT} (?:ago|back)\\b`),
    (m, anchor) => relativeToToday(m[2], m[3], -1, anchor),
  ],
  [
    expression(`()in (?:about |around )?${NUMBER} ${UNIT}(?:'s?|s')?(?: time)?`),
    (m, anchor) => (anchor.past ? null : relativeToToday(m[2], m[3], 1, anchor)),
  ],
  [
    expression(`()${NUMBER} ${UNIT} from (?:now|today)`),
    (m, anchor) => relativeToToday(m[2], m[3], 1, anchor),
  ],
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

// Cheap pre-check: most clauses contain no time.
const TIME_HINT =
  /\d|\b(?:mon|tues?|wed|thur?s?|fri|sat|sun)\b|day|week|month|year|ago|tomorrow|night|morning|spring|summer|autumn|fall|winter|christmas|easter|noon|daily|evening|afternoon|\b(?:since|until|till|by|in|last|next|this) (?:early |late |mid-?|the )*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;

export function readTime(text: string, today: () => Day, past: () => boolean): TimedText {
  if (!TIME_HINT.test(text)) return { rest: text, when: null, recurring: null, minutes: null };
  const recurring = RECURRING.exec(text);
  if (recurring)
    return {
      rest: withoutMatch(text, recurring),
      when: null,
      recurring: recurring[0].toLowerCase(),
      minutes: null,
    };
  const { rest, minutes } = readClock(text);
  const anchor = { today: today(), past: past() };
  for (const [pattern, read] of EXPRESSIONS) {
    const match = pattern.exec(rest);
    const span = match && read(match, anchor);
    if (match && span)
      return {
        rest: withoutMatch(rest, match, match[1]),
        when: timeReferenceOf(match[1] ?? "", span, minutes),
        recurring: null,
        minutes,
      };
  }
  const lasting = DURATION.exec(rest);
  const began = lasting && relativeToToday(lasting[1], lasting[2], -1, anchor);
  if (lasting && began)
    return {
      rest: withoutMatch(rest, lasting),
      when: timeReferenceOf("since", began, null),
      recurring: null,
      minutes: null,
    };
  return { rest, when: null, recurring: null, minutes };
}

function expression(source: string): RegExp {
  return new RegExp(`\\b${source}(?![\\w])`, "i");
}

// Keeps a linking verb ("my flight is Friday").
function withoutMatch(text: string, match: RegExpExecArray, link = ""): string {
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
  if (word) return { rest: withoutMatch(text, match), minutes: word.toLowerCase() === "midnight" ? 0 : 720 };
  if (!minutes && !half) return { rest: text, minutes: null };
  const afternoon = half?.toLowerCase().startsWith("p") && Number(hours) < 12;
  const midnight = half?.toLowerCase().startsWith("a") && Number(hours) === 12;
  const total = (midnight ? 0 : Number(hours) + (afternoon ? 12 : 0)) * 60 + Number(minutes ?? 0);
  return total < 1_440 ? { rest: withoutMatch(text, match), minutes: total } : { rest: text, minutes: null };
}

const RELATION_BY_LINK: Readonly<Record<string, TimeReference["relation"]>> = {
  since: "since",
  from: "since",
  until: "until",
  till: "until",
  by: "by",
};

function timeReferenceOf(link: string, span: DaySpan, minutes: number | null): TimeReference {
  const relation = RELATION_BY_LINK[link.toLowerCase()] ?? "at";
  const hour =
    minutes === null
      ? ""
      : ` at ${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  const bare = span.phrase.replace(/^(?:on|in|around) /, "");
  return {
    from: span.from,
    to: span.to,
    minutes,
    relation,
    phrase: (relation === "at" ? span.phrase : `${relation} ${bare}`) + hour,
  };
}
