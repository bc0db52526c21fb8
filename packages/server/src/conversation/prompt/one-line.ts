/**
 * Text of anybody's making, for a line of the prompt's own: it is data, and can neither begin another line nor close the
 * block that it stands in. At most `most` characters.
 */
export function oneLine(text: string, most: number): string {
  const line = text.replace(/\s+/g, " ").replaceAll("<", "‹").replaceAll(">", "›").trim();
  return line.length > most ? `${line.slice(0, most - 1).toWellFormed()}…` : line;
}
