import {
  type Copy,
  DockerfileParser,
  type From,
  type Instruction,
  type PropertyInstruction,
} from "dockerfile-ast";
import { validate } from "dockerfile-utils";

/** An instruction that changes a stage's files or the settings of later steps. */
export type Step =
  | { readonly kind: "env"; readonly values: Readonly<Record<string, string>> }
  | { readonly kind: "workdir"; readonly path: string }
  | { readonly kind: "user"; readonly name: string }
  | { readonly kind: "run"; readonly command: string }
  /** `from` names a stage; null is the build context. */
  | { readonly kind: "copy"; readonly from: string | null; readonly source: string; readonly target: string };

export interface Stage {
  readonly name: string | null;
  /** An image, or the name of an earlier stage. */
  readonly base: string;
  readonly steps: readonly Step[];
}

/** Runtime settings of an image. */
export interface RuntimeSettings {
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  readonly healthcheck: readonly string[];
  readonly volumes: readonly string[];
  readonly stopSignal: string;
}

export interface Dockerfile {
  readonly stages: readonly Stage[];
  readonly runtime: RuntimeSettings;
}

/** Linter messages for a Dockerfile. */
export function lintDockerfile(text: string): string[] {
  return validate(text, {}).map(({ range, message }) => `Dockerfile:${range.start.line + 1}: ${message}`);
}

/** Parses a Dockerfile; throws on unsupported instructions, so that none is skipped silently. */
export function readDockerfile(text: string): Dockerfile {
  const stages: { name: string | null; base: string; steps: Step[] }[] = [];
  const runtime = {
    entrypoint: [""],
    command: [""],
    healthcheck: [""],
    volumes: [] as string[],
    stopSignal: "",
  };
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    const keyword = instruction.getInstruction();
    if (keyword === "FROM") {
      const from = instruction as From;
      stages.push({ name: from.getBuildStage(), base: from.getImage() ?? "", steps: [] });
    } else if (!readRuntimeSetting(keyword, instruction, runtime)) {
      stages.at(-1)?.steps.push(readStep(keyword, instruction));
    }
  }
  return { stages, runtime };
}

function readRuntimeSetting(
  keyword: string,
  instruction: Instruction,
  runtime: { -readonly [K in keyof RuntimeSettings]: RuntimeSettings[K] },
): boolean {
  const content = instruction.getArgumentsContent() ?? "";
  if (keyword === "ENTRYPOINT") runtime.entrypoint = JSON.parse(content);
  else if (keyword === "CMD") runtime.command = JSON.parse(content);
  else if (keyword === "HEALTHCHECK") runtime.healthcheck = JSON.parse(content.slice(content.indexOf("[")));
  else if (keyword === "VOLUME") runtime.volumes = [...runtime.volumes, content];
  else if (keyword === "STOPSIGNAL") runtime.stopSignal = content;
  else return keyword === "EXPOSE";
  return true;
}

function readStep(keyword: string, instruction: Instruction): Step {
  const content = instruction.getArgumentsContent() ?? "";
  switch (keyword) {
    case "ENV": {
      const pairs = (instruction as PropertyInstruction).getProperties();
      const values = pairs.map((pair) => [pair.getName(), pair.getValue() ?? ""]);
      return { kind: "env", values: Object.fromEntries(values) };
    }
    case "WORKDIR":
      return { kind: "workdir", path: content };
    case "USER":
      return { kind: "user", name: content };
    case "RUN":
      return { kind: "run", command: content };
    case "COPY": {
      const copy = instruction as Copy;
      const [source = "", target = "", ...more] = copy.getArguments().map((argument) => argument.getValue());
      if (more.length > 0) throw new Error(`COPY of several sources is not known here: ${content}`);
      const from =
        copy
          .getFlags()
          .find((flag) => flag.getName() === "from")
          ?.getValue() ?? null;
      return { kind: "copy", from, source, target };
    }
    default:
      throw new Error(`${keyword} is not known here.`);
  }
}
