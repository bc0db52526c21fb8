import { Stack } from "@mantine/core";
import { usePermission } from "../../../api/roles.ts";
import { RoleNote } from "../../../kit/role-note.tsx";
import { Attributes } from "./attributes.tsx";
import { DetailsForm } from "./details-form.tsx";
import { ProfileForm } from "./profile-form.tsx";
import { Subscriptions } from "./subscriptions.tsx";

/** Profile tab: details, profile fields, attributes and notifications. */
export function ProfileTab() {
  const seesProfile = usePermission("profile_fields:read");
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
