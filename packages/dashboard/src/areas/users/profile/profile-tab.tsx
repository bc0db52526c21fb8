import { Stack } from "@mantine/core";
import { useMay } from "../../../api/roles.ts";
import { RoleNote } from "../../../kit/role-note.tsx";
import { Attributes } from "./attributes.tsx";
import { DetailsForm } from "./details-form.tsx";
import { ProfileForm } from "./profile-form.tsx";
import { Subscriptions } from "./subscriptions.tsx";

/** Who a User is: details, profile, what systems say, what they agreed to. */
export function ProfileTab() {
  const seesProfile = useMay("profile_fields:read");
  return (
    <Stack gap="lg">
      <RoleNote needs="users:write" />
      <DetailsForm />
      {seesProfile && <ProfileForm />}
      {seesProfile && <Attributes />}
      <Subscriptions />
    </Stack>
  );
}
