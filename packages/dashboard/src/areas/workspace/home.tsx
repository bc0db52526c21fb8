import { Stack } from "@mantine/core";
import { useMembership } from "../../api/me.ts";
import { usePermission } from "../../api/roles.ts";
import { Page } from "../../kit/page.tsx";
import { FirstSteps } from "./first-steps.tsx";
import { Recent } from "./recent.tsx";

/** Home page of a workspace: onboarding and recent agents. */
export function Home() {
  const { name } = useMembership();
  const builds = usePermission("agents:write");
  return (
    <Page title={name} width="form">
      <Stack gap="lg">
        {builds && <FirstSteps />}
        <Recent />
      </Stack>
    </Page>
  );
}
