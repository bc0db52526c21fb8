import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { dirname, join, matchesGlob, posix, relative } from "node:path";
import { cleanRoot, copyRoot, networkEnvironment, run, runIn } from "./chroot.ts";
import type { Dockerfile, Stage, Step } from "./dockerfile.ts";

/** Root file system of a Dockerfile's last stage, and the settings to run programs in it. */
export interface BuiltRoot {
  readonly root: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly folder: string;
  readonly user: string;
}

interface State {
  readonly root: string;
  environment: Record<string, string>;
  folder: string;
  user: string;
}

/** Runs a Dockerfile's steps, with a root file system per stage in `work`. Calls `report` before each step. */
export function buildRoot(
  { stages }: Dockerfile,
  source: string,
  work: string,
  report: (step: string) => void,
): BuiltRoot {
  const context = join(work, "context");
  copyContext(source, context);
  const finished = new Map<string, State>();
  let last: State | undefined;
  for (const [number, stage] of stages.entries()) {
    last = runStage(stage, join(work, `stage-${number}`), finished, context, report);
    if (stage.name) finished.set(stage.name, last);
  }
  if (!last) throw new Error("The Dockerfile has no stage.");
  return last;
}

function runStage(
  stage: Stage,
  root: string,
  finished: ReadonlyMap<string, State>,
  context: string,
  report: (step: string) => void,
): State {
  const before = finished.get(stage.base);
  report(`FROM ${stage.base}${before ? "" : " (a clean Debian with this machine's Node stands in for it)"}`);
  copyRoot(before?.root ?? cleanRoot(dirname(root)), root);
  const state: State = {
    root,
    environment: { ...before?.environment },
    folder: before?.folder ?? "/",
    user: before?.user ?? "root",
  };
  for (const step of stage.steps) runStep(step, state, finished, context, report);
  return state;
}

function runStep(
  step: Step,
  state: State,
  finished: ReadonlyMap<string, State>,
  context: string,
  report: (step: string) => void,
): void {
  if (step.kind === "env") Object.assign(state.environment, step.values);
  else if (step.kind === "user") state.user = step.name;
  else if (step.kind === "workdir") {
    state.folder = posix.resolve(state.folder, step.path);
    mkdirSync(join(state.root, state.folder), { recursive: true });
  } else if (step.kind === "run") {
    report(`RUN ${step.command.replace(/\s+/g, " ").slice(0, 90)}`);
    const { folder, user } = state;
    const environment = { ...state.environment, ...networkEnvironment() };
    runIn(state.root, step.command, { folder, user, environment });
  } else {
    report(`COPY ${step.from ? `--from=${step.from} ` : ""}${step.source} ${step.target}`);
    const from = step.from === null ? context : finished.get(step.from)?.root;
    if (!from) throw new Error(`There is no stage ${step.from}.`);
    copyInto(join(from, step.source), step.target, state);
  }
}

// Copies a folder's content into the target, or a file under its own name.
function copyInto(source: string, target: string, { root, folder }: State): void {
  const to = join(root, posix.resolve(folder, target));
  mkdirSync(to, { recursive: true });
  const from = statSync(source).isDirectory() ? `${source}/.` : source;
  run("cp", ["--archive", "--no-preserve=ownership", from, to]);
}

// The build context: everything except the patterns in .dockerignore.
function copyContext(source: string, context: string): void {
  rmSync(context, { recursive: true, force: true });
  const patterns = existsSync(join(source, ".dockerignore"))
    ? readFileSync(join(source, ".dockerignore"), "utf8")
        .split("\n")
        .filter((line) => line && !line.startsWith("#"))
    : [];
  const isLeftOut = (name: string) => patterns.some((pattern) => matchesGlob(name, pattern));
  cpSync(source, context, { recursive: true, filter: (from) => !isLeftOut(relative(source, from)) });
}
