import { Stack } from "@mantine/core";
import { useMembership } from "../../api/me.ts";
import { useMay } from "../../api/roles.ts";
import { Page } from "../../kit/page.tsx";
import { FirstSteps } from "./first-steps.tsx";
import { Recent } from "./recent.tsx";

/** A workspace's first page: what to do first, then what happened last. */
export function Home() {
  const { name } = useMembership();
  const builds = useMay("agents:write");
  return (
    <Page title={name} width="form">
      <Stack gap="lg">
        {builds && <FirstSteps />}
        <Recent />
      </Stack>
    </Page>
  );
}
