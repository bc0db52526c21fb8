import { execFileSync } from "node:child_process";
import { LLM_PROVIDERS } from "@hyponema/contract/agent-settings";
import { describe, expect, test } from "vitest";
import { createLanguageModel, defaultModelOf, environmentProviders } from "./providers.ts";

const key = { reveal: () => "sk-test" };
const nothing = { baseUrl: undefined, apiKey: undefined, model: undefined, keys: {} };
const choices = (environment: Parameters<typeof environmentProviders>[0]) =>
  environmentProviders(environment).map(({ choice }) => `${choice.provider} ${choice.model}`);

describe("the environment", () => {
  test("opens nothing when it holds nothing", () => {
    expect(environmentProviders(nothing)).toEqual([]);
  });

  test("opens a server of one's own first, with the model it names", () => {
    const baseUrl = "http://127.0.0.1:11434/v1";
    const keys = { ANTHROPIC_API_KEY: key };
    expect(choices({ ...nothing, baseUrl, model: "qwen3", keys })).toEqual([
      "openai-compatible qwen3",
      `anthropic ${defaultModelOf("anthropic")?.model}`,
    ]);
    expect(choices({ ...nothing, baseUrl })).toEqual(["openai-compatible default"]);
  });

  test("opens vendors in a fixed order, OpenAI's before Anthropic's", () => {
    const keys = { GROQ_API_KEY: key, ANTHROPIC_API_KEY: key, OPENAI_API_KEY: key };
    const names = choices({ ...nothing, keys }).map((choice) => choice.split(" ")[0]);
    expect(names).toEqual(["openai", "anthropic", "groq"]);
  });

  test("names the model of its first vendor only", () => {
    const keys = { MISTRAL_API_KEY: key, TOGETHER_API_KEY: key };
    expect(choices({ ...nothing, model: "ministral-8b-latest", keys })).toEqual([
      "mistral ministral-8b-latest",
      `together ${defaultModelOf("together")?.model}`,
    ]);
  });

  test("may name Gemini's key either way", () => {
    for (const name of ["GEMINI_API_KEY", "GOOGLE_GENERATIVE_AI_API_KEY"]) {
      expect(choices({ ...nothing, keys: { [name]: key } })).toEqual([
        `gemini ${defaultModelOf("gemini")?.model}`,
      ]);
    }
  });
});

describe("a language model", () => {
  test.each(LLM_PROVIDERS)("of %s says whose it is", (provider) => {
    const model = createLanguageModel(
      { provider, model: provider === "offline" ? "offline-responder" : "m-1" },
      { apiKey: key, baseUrl: "http://127.0.0.1:9/v1" },
    );
    expect([model.provider, model.model]).toEqual([
      provider,
      provider === "offline" ? "offline-responder" : "m-1",
    ]);
  });

  test("follows instructions, unless it is the offline responder", () => {
    const unable = LLM_PROVIDERS.filter((provider) => {
      const model = createLanguageModel(
        { provider, model: "m-1" },
        { apiKey: key, baseUrl: "http://127.0.0.1:9" },
      );
      return !model.capabilities.followsInstructions;
    });
    expect(unable).toEqual(["offline"]);
  });

  test("loads no vendor's code before it is asked", () => {
    const script = `
      import { registerHooks } from "node:module";
      const loaded = [];
      registerHooks({ load(url, context, next) { loaded.push(url); return next(url, context); } });
      const { createLanguageModel } = await import(${JSON.stringify(new URL("./providers.ts", import.meta.url).href)});
      for (const provider of ${JSON.stringify(LLM_PROVIDERS)}) {
        createLanguageModel({ provider, model: "m-1" }, { apiKey: { reveal: () => "k" }, baseUrl: "http://127.0.0.1:9" });
      }
      console.log(loaded.filter((url) => /@ai-sdk\\/(?!provider\\/)|@openrouter/.test(url)).length);
    `;
    const output = execFileSync(process.execPath, ["--input-type=module", "-e", script], {
      encoding: "utf8",
    });
    expect(output.trim()).toBe("0");
  });
});
