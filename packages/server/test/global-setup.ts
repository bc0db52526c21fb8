import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "../src/platform/database/embedded/embedded.ts";
import { migrate } from "../src/platform/database/migrate.ts";
import { migrateJobs } from "../src/platform/jobs.ts";
import { describeBrowser } from "./browser-version.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The superuser of the run's one database server. */
    adminUrl: string;
    /** The owner of every test's database, on the template. */
    templateUrl: string;
  }
}

/** One real PostgreSQL for the whole run, with a migrated template that every test file's own database is cloned from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  console.log(await describeBrowser());
  const dataDir = await mkdtemp(join(tmpdir(), "hyponema-test-"));
  await chmod(dataDir, 0o755);
  // Durability is what the embedded database's own tests are about; here it would only cost time.
  const settings = {
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
    max_connections: "400",
  };
  const postgres = await startEmbeddedPostgres({ dataDir, settings });
  const templateUrl = postgres.url.replace("/hyponema?", "/template_hyponema?");
  const admin = new pg.Client({ connectionString: postgres.adminUrl });
  await admin.connect();
  await admin.query("CREATE DATABASE template_hyponema OWNER hyponema");
  await admin.end();
  await migrate(templateUrl);
  await migrateJobs(templateUrl);
  project.provide("adminUrl", postgres.adminUrl);
  project.provide("templateUrl", templateUrl);
  return async () => {
    await postgres.stop();
    await rm(dataDir, { recursive: true });
  };
}
