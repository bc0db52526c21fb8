// Configurations that every PostgreSQL from 15 on has, by ISO 639-1.
const CONFIGURATIONS: Readonly<Record<string, string>> = {
  ar: "arabic",
  ca: "catalan",
  da: "danish",
  de: "german",
  el: "greek",
  en: "english",
  es: "spanish",
  eu: "basque",
  fi: "finnish",
  fr: "french",
  ga: "irish",
  hi: "hindi",
  hu: "hungarian",
  hy: "armenian",
  id: "indonesian",
  it: "italian",
  lt: "lithuanian",
  nb: "norwegian",
  ne: "nepali",
  nl: "dutch",
  no: "norwegian",
  pt: "portuguese",
  ro: "romanian",
  ru: "russian",
  sr: "serbian",
  sv: "swedish",
  ta: "tamil",
  tr: "turkish",
  yi: "yiddish",
};

/** PostgreSQL's full text configuration for a language tag: its stems and stop words; `simple` for one that it lacks. */
export function textSearchConfiguration(language: string | null): string {
  const [primary = ""] = (language ?? "en").toLowerCase().split("-");
  return CONFIGURATIONS[primary] ?? "simple";
}
