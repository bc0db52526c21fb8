type Rgb = readonly [number, number, number];

const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];
// WCAG 2.2, success criterion 1.4.3.
const MIN_CONTRAST = 4.5;
const STEPS = 20;

/** Black or white, whichever has the higher contrast on `background`. Colors are `#rrggbb`. */
export function readableOn(background: string): "#000000" | "#ffffff" {
  const color = parse(background);
  return contrast(WHITE, color) >= contrast(BLACK, color) ? "#ffffff" : "#000000";
}

/** `color`, darkened or lightened just enough to be readable as text on `background`. */
export function legible(color: string, background: string): string {
  const behind = parse(background);
  const towards = parse(readableOn(background));
  const start = parse(color);
  for (let step = 0; step < STEPS; step++) {
    const mixed = mix(start, towards, step / STEPS);
    if (contrast(mixed, behind) >= MIN_CONTRAST) return format(mixed);
  }
  return format(towards);
}

/** Contrast ratio of two colors, 1 to 21, as WCAG defines it. */
export function contrastRatio(one: string, other: string): number {
  return contrast(parse(one), parse(other));
}

function contrast(one: Rgb, other: Rgb): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

// https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function mix(one: Rgb, other: Rgb, share: number): Rgb {
  return one.map((channel, index) =>
    Math.round(channel + ((other[index] ?? 0) - channel) * share),
  ) as unknown as Rgb;
}

function parse(color: string): Rgb {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)) as unknown as Rgb;
}

function format(color: Rgb): string {
  return `#${color.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}
