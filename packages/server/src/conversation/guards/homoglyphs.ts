// Letters that are drawn like another one, by what they are drawn like: after Unicode's confusables
// (https://www.unicode.org/reports/tr39/), kept to letters that a reader takes for a letter of the alphabet, and without
// the likenesses inside it (l and 1, rn and m), by which ordinary words would become each other. A capital is listed
// when it is drawn like that letter's capital: the Greek Η is an h, its small η an n.
const DRAWN_LIKE: Readonly<Record<string, string>> = {
  a: "аАαΑɑᴀⱥȺꓮᎪᗅ⍺𖽀",
  b: "вВьЬβΒʙƀɃꓐᏴᏏᖯᗷ",
  c: "сСϲϹᴄȼȻꓚᏟⅽᑕ",
  d: "ԁԀđĐɖɗᴅꓓᎠᏧᗞð",
  e: "еЕεΕєЄᴇɇɆꓰᎬℯҽ℮",
  f: "ƒϝϜꓝᖴꜰғ",
  g: "ɡɢցǥǤꓖᏀᏳԍԌɠ",
  h: "һҺнНΗհʜħĦꓧᎻᏂᕼ",
  i: "іІιΙıɩɪɨᎥꓲⲒӀ",
  j: "јЈϳʝᴊɉɈꓙᎫյ",
  k: "кКκΚᴋꓗᏦⲔҝқҚ",
  l: "ӏłŁʟⱡⱠꓡᏞᒪⳐⅼ",
  m: "мМΜᴍꓟᎷϺⲘᗰ",
  n: "пηΝɴոռɲƞꓠⲚ",
  o: "оОοΟσօՕᴏøØɵꓳⲞⲟ",
  p: "рРρΡᴘⲢⲣꓑᏢþᑭ",
  q: "ԛԚզգɋɊ",
  r: "гΓʀᴦɍɌɼꓣᎡᏒⲅᖇ",
  s: "ѕЅʂꓢᏚՏꜱᏕ",
  t: "тТτΤᴛŧŦʈꓔᎢⲦ",
  u: "υսՍʋᴜꓴ∪ᑌ",
  v: "ѵѴνᴠꓦᏙⱱᐯ",
  w: "ԝԜωшШɯᴡꓪᎳᏔա",
  x: "хХχΧꓫⲬ×ᕁ",
  y: "уУүҮγΥʏɏɎꓬᎽⲨყ",
  z: "ΖᴢƶƵʐꓜᏃⲌ",
  "'": "’‘ʼʻʹ′`´",
  '"': "“”„‟″«»",
  "-": "‐‑‒–—―−",
  ك: "ک",
  ي: "یى",
  ه: "ہھە",
};

const LIKENESS = new Map(
  Object.entries(DRAWN_LIKE).flatMap(([letter, drawn]) =>
    [...drawn].map((other) => [other, letter] as const),
  ),
);

// Letters in squares and circles that Unicode does not take apart: A begins at each of these.
const ENCLOSED = [0x1f150, 0x1f170];

/** What `character` (one code point, in the case that it was written in) is drawn like; itself when nothing. */
export function drawnLike(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return character;
  const first = ENCLOSED.find((at) => code >= at && code < at + 26);
  return first === undefined
    ? (LIKENESS.get(character) ?? character)
    : String.fromCharCode(0x61 + code - first);
}
