import { isPlain } from "../object.ts";

type Schema = Readonly<Record<string, unknown>>;

const MAX_CHOICES_SHOWN = 20;
const MAX_CHOICE_CHARACTERS = 100;

/** What checking by one schema needs of it at every value, made once. */
export class PreparedSchema {
  /** `patternProperties`, pattern by pattern. */
  readonly patterns: readonly (readonly [pattern: string, schema: unknown])[];
  readonly #schema: Schema;
  #choicesShown: string | undefined;
  #constShown: string | undefined;

  constructor(schema: Schema) {
    this.#schema = schema;
    this.patterns = isPlain(schema.patternProperties) ? Object.entries(schema.patternProperties) : [];
  }

  /** The first values of `enum`, as a sentence shows them. */
  get choicesShown(): string {
    this.#choicesShown ??= shown(this.#schema.enum as readonly unknown[]);
    return this.#choicesShown;
  }

  /** The value of `const`, as a sentence shows it. */
  get constShown(): string {
    this.#constShown ??= shown([this.#schema.const]);
    return this.#constShown;
  }
}

function shown(choices: readonly unknown[]): string {
  const first = choices
    .slice(0, MAX_CHOICES_SHOWN)
    .map((choice) => JSON.stringify(choice).slice(0, MAX_CHOICE_CHARACTERS));
  return choices.length > first.length ? `${first.join(", ")} and others` : first.join(", ");
}
