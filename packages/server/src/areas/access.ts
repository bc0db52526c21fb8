import type { Instance } from "../instance.ts";
import { stepOf } from "../platform/startup.ts";
import { apiKeyOperations } from "../resources/api-keys/routes.ts";
import { ApiKeyFinder } from "../resources/api-keys/service.ts";
import { auditOperations } from "../resources/audit/routes.ts";
import { jobOperations } from "../resources/jobs/routes.ts";
import { JobRuns } from "../resources/jobs/service.ts";
import { MembershipFinder } from "../resources/members/memberships.ts";
import { memberOperations } from "../resources/members/routes.ts";
import { peopleOperations } from "../resources/people/routes.ts";
import { providerCredentialOperations } from "../resources/provider-credentials/routes.ts";
import { ProviderCredentials } from "../resources/provider-credentials/service.ts";
import { workspaceOperations } from "../resources/workspaces/routes.ts";
import type { Core } from "./core.ts";

/** Workspaces with their members, keys, credentials, jobs and audit log. */
export function openAccess(
  instance: Instance,
  { bus, reach, jobs, log, paused }: Pick<Core, "bus" | "reach" | "jobs" | "log" | "paused">,
) {
  const { database, clock } = instance;
  const runs = new JobRuns({ database, jobs, bus, log, paused });
  return {
    runs,
    keys: new ApiKeyFinder(database, clock, bus),
    memberships: new MembershipFinder(database),
    operations: {
      audit: auditOperations,
      jobs: jobOperations(bus),
      people: peopleOperations,
      workspaces: workspaceOperations,
      members: memberOperations(database),
      apiKeys: apiKeyOperations,
      providerCredentials: providerCredentialOperations(new ProviderCredentials({ ...instance, reach })),
    },
    workerSteps: [stepOf("job recovery", runs.recovery)],
  };
}
