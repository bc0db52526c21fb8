import { Stack } from "@mantine/core";
import { Page } from "../../kit/page.tsx";
import { Passkeys } from "./passkeys.tsx";
import { PersonName } from "./person-name.tsx";
import { SignIns } from "./sign-ins.tsx";

/** Settings of the person's own account, independent of the workspace. */
export function Account() {
  return (
    <Page title="Account" description="Yours alone, in every workspace." width="text">
      <Stack gap="lg">
        <PersonName />
        <Passkeys />
        <SignIns />
      </Stack>
    </Page>
  );
}
