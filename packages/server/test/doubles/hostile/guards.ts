import { agentOfPersona, talk } from "./agents.ts";
import { type HostileInput, refusedWith, times } from "./input.ts";
import type { HostileWorld } from "./world.ts";

/** Letters that differ from place to place, the same each time: engines meet ever new states in them. */
function letters(count: number): string {
  let state = 1;
  return times(count, () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state % 65_536 < 32_768 ? "a" : "b";
  }).join("");
}

/** Patterns that each character of a text takes all of their instructions for, and a text for them. */
const SEARCHES: readonly [string, readonly string[], (count: number) => string][] = [
  ["one zone's pattern of 220 places", ["[ab]*a[ab]{220}c"], letters],
  ["ten patterns of 220 places", times(10, (at) => `[ab]*a[ab]{${211 + at}}c`), letters],
  ["a pattern as large as they get", ["[ab]*a[ab]{490}c"], letters],
  ["a pattern that matches everywhere and looks on", ["b{200}a|a[ab]{280}c"], letters],
  [
    "a pattern of letters that 18 are drawn in one",
    ["\\pL*\u0644[\\pL ]{220}c"],
    (count) => "\ufdfa".repeat(count),
  ],
  ["any pattern and full stops", ["secret"], (count) => ".".repeat(count)],
];

const zonesOf = (regexes: readonly string[]) => ({
  settings: { no_go_zones: [{ name: "Zone", keywords: [], regexes, action: "block" }] },
});

/** What guards search for in what is said. */
export const GUARDS: readonly HostileInput[] = SEARCHES.flatMap(([name, regexes, text]) => [
  {
    name: `a message that is searched for ${name}`,
    says: /turn_end/,
    async send(world: HostileWorld) {
      world.llm.script = [{ say: "Done." }];
      const { agentId } = await agentOfPersona(world, zonesOf(regexes));
      return (await talk(world, agentId, text(7_900))).slice(-300);
    },
  },
  {
    name: `a model's text that is searched for ${name}`,
    says: /turn_end/,
    async send(world: HostileWorld) {
      world.llm.script = [{ say: text(30_000) }];
      const { agentId } = await agentOfPersona(world, zonesOf(regexes));
      return (await talk(world, agentId)).slice(-300);
    },
  },
  {
    name: `a trial of guards that searches for ${name}`,
    says: /^200/,
    async send(world: HostileWorld) {
      const { personaId } = await agentOfPersona(world, zonesOf(regexes));
      const path = `${world.workspace}/personas/${personaId}/guards/try`;
      return refusedWith("POST", path, { text: text(7_900), said_by: "agent" })(world);
    },
  },
]);
