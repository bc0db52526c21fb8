import type { ModelTool } from "../../providers/llm/port.ts";

/** What running a tool came to. */
export interface ToolOutcome {
  /** Given to the model, and shown in `tool_result`. */
  readonly result: unknown;
  readonly isError: boolean;
  /** Set by a tool that ends the conversation: why. */
  readonly endsSession?: string;
}

/** Something the model can call. */
export interface Tool extends ModelTool {
  run(given: unknown, signal: AbortSignal): Promise<ToolOutcome>;
}

/** The tools of one turn, by name. */
export class Toolbox {
  readonly #tools: ReadonlyMap<string, Tool>;

  constructor(tools: readonly Tool[]) {
    this.#tools = new Map(tools.map((tool) => [tool.name, tool]));
  }

  /** As the model is told of them. */
  get offered(): readonly ModelTool[] {
    return [...this.#tools.values()].map(({ name, description, inputSchema }) => ({
      name,
      description,
      inputSchema,
    }));
  }

  /** Runs a call; whatever goes wrong becomes a result that tells the model so, never an exception. */
  async run(
    name: string,
    argumentsText: string,
    signal: AbortSignal,
  ): Promise<ToolOutcome & { given: unknown }> {
    let given: unknown = {};
    try {
      given = argumentsText.trim() === "" ? {} : JSON.parse(argumentsText);
    } catch {
      return { given: argumentsText, result: { error: "The arguments are not valid JSON." }, isError: true };
    }
    const tool = this.#tools.get(name);
    if (!tool) return { given, result: { error: `There is no tool named ${name}.` }, isError: true };
    try {
      return { given, ...(await tool.run(given, signal)) };
    } catch (error) {
      if (signal.aborted) throw error;
      return { given, result: { error: "The tool failed." }, isError: true };
    }
  }
}
