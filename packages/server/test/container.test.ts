import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { lintDockerfile, readDockerfile } from "../../../scripts/image/dockerfile.ts";
import { readConfig } from "../src/config.ts";

// What can be said of the image and of compose.yaml by reading them; scripts/try-image.ts runs them.
const read = (file: string) => readFileSync(new URL(`../../../${file}`, import.meta.url), "utf8");
const dockerfile = read("Dockerfile");
const compose = read("compose.yaml");
const example = read(".env.example");

test("the Dockerfile is well-formed", () => {
  expect(lintDockerfile(dockerfile)).toEqual([]);
  expect(lintDockerfile("FROM\nRUUN x")).not.toEqual([]);
});

test("the image runs without rights, drains on SIGTERM, says how it is, and keeps what it stores in one volume", () => {
  const { stages, runtime } = readDockerfile(dockerfile);
  const users = stages.at(-1)?.steps.filter(({ kind }) => kind === "user");
  expect(users).toEqual([{ kind: "user", name: "node" }]);
  expect(runtime).toMatchObject({
    command: ["serve", "--no-demo"],
    stopSignal: "SIGTERM",
    volumes: ["/data"],
  });
  expect(runtime.healthcheck.join(" ")).toContain("/healthz");
});

test("the image holds production dependencies only", () => {
  const { stages } = readDockerfile(dockerfile);
  const last = stages.at(-1)?.steps.flatMap((step) => (step.kind === "copy" && step.from ? [step.from] : []));
  expect(last).toEqual(["packages", "build"]);
  const commands = (name: string) =>
    stages
      .find((stage) => stage.name === name)
      ?.steps.flatMap((step) => (step.kind === "run" ? [step.command] : []));
  expect(commands("packages")?.join()).toContain("npm ci --omit=dev --omit=optional");
  expect(commands("build")?.join()).toContain("-name dist");
});

test("neither names a registry's host", () => {
  const images = [
    ...readDockerfile(dockerfile).stages.map(({ base }) => base),
    ...Object.values<{ image: string }>(parse(compose).services).map(({ image }) => image),
  ];
  for (const image of images) expect(image.split("/").slice(0, -1).join("/")).not.toMatch(/[.:]/);
});

test("compose starts the server once its database is healthy, read-only and without capabilities", () => {
  const { hyponema, postgres } = parse(compose).services;
  expect(hyponema).toMatchObject({
    depends_on: { postgres: { condition: "service_healthy" } },
    read_only: true,
    cap_drop: ["ALL"],
    volumes: ["data:/data"],
  });
  expect(postgres.healthcheck.test).toContain("pg_isready");
});

test("compose's settings are in the example, which is one that the server takes", () => {
  const offered = [...example.matchAll(/^(\w+)=/gm)].map(([, name]) => name);
  const asked = [...compose.matchAll(/\$\{(\w+)/g)].map(([, name]) => name);
  expect(offered).toEqual(expect.arrayContaining(asked));
  const settings = Object.fromEntries(offered.map((name) => [name, ""]));
  expect(() => readConfig(settings)).not.toThrow();
});
