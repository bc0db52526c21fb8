import { ROLES } from "@hyponema/contract/roles";
import { Group, Stack, Text } from "@mantine/core";
import { useMembership } from "../../../api/me.ts";
import { humanize } from "../../../kit/format.ts";
import { Section } from "../../../kit/section.tsx";
import { ROLE_DESCRIPTIONS } from "./role-descriptions.ts";

/** Explains the roles. */
export function RolesSection() {
  const { role: mine } = useMembership();
  return (
    <Section title="Roles" description="Each may do all that those after it may.">
      <Stack component="dl" gap="xs" m={0}>
        {ROLES.map((role) => (
          <Group key={role} gap="sm" align="baseline">
            <Text component="dt" size="sm" fw={600} w={96}>
              {humanize(role)}
              {role === mine && " (you)"}
            </Text>
            <Text component="dd" size="sm" m={0} style={{ flex: "1 1 16rem" }}>
              {ROLE_DESCRIPTIONS[role]}
            </Text>
          </Group>
        ))}
      </Stack>
    </Section>
  );
}
