/**
 * The forms in which JSON, written as text, may hold `texts`: as a string, and as a string of JSON that is itself kept as
 * one, such as a prompt that was cut or the arguments of a call.
 */
export function escapedForms(texts: readonly string[]): string[] {
  const forms = texts.flatMap((text) => [text, escaped(text), escaped(escaped(text))]);
  return [...new Set(forms)].filter((form) => form !== "");
}

function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
