import type { AgentSettings, TextModel } from "@hyponema/contract/agent-settings";
import type { ProblemPlace } from "@hyponema/contract/errors";
import type { PersonaVersion } from "../personas/service.ts";
import { schemaProblems } from "../tools/service.ts";

/** What keeps a draft from being frozen, tools apart, by its place; `persona` is what its link resolves to. */
export async function draftProblems(
  settings: AgentSettings,
  persona: PersonaVersion | null,
): Promise<ProblemPlace[]> {
  return [
    ...personaProblems(settings.persona, persona),
    ...repeatedVariables(settings),
    ...(await modelProblems(settings.models.text, "/models/text")),
    ...(await modelProblems(settings.models.post_session, "/models/post_session")),
  ];
}

/** What is wrong with a choice of models, by its place under `path`. */
export async function modelProblems(
  choice: TextModel | null | undefined,
  path: string,
): Promise<ProblemPlace[]> {
  if (!choice) return [];
  const addresses = [choice, ...choice.fallbacks].flatMap(({ provider, base_url: endpoint }, at) => {
    const place = `${path}${at === 0 ? "" : `/fallbacks/${at - 1}`}/base_url`;
    const message = `${provider} has an address of its own; only openai-compatible takes one`;
    return endpoint !== undefined && provider !== "openai-compatible" ? [{ path: place, message }] : [];
  });
  const schema = choice.response_format ? await schemaProblems(choice.response_format.schema) : [];
  const format = schema.map(({ path: place, message }) => ({
    path: `${path}/response_format/schema${place}`,
    message,
  }));
  return [...addresses, ...format];
}

function personaProblems(link: AgentSettings["persona"], persona: PersonaVersion | null): ProblemPlace[] {
  const problem = (message: string) => [{ path: "/persona", message }];
  if (!link) return problem("choose the persona that this agent speaks from");
  if (persona) return persona.prompt.trim() === "" ? problem("the persona's prompt is empty") : [];
  return problem(
    link.version === null
      ? "the persona has no production version: promote it first"
      : `the persona has no version ${link.version}`,
  );
}

function repeatedVariables({ dynamic_variables: variables }: AgentSettings): ProblemPlace[] {
  const seen = new Set<string>();
  return variables.flatMap(({ name }, index) => {
    const repeated = seen.has(name);
    seen.add(name);
    return repeated
      ? [{ path: `/dynamic_variables/${index}/name`, message: `${name} is declared twice` }]
      : [];
  });
}
