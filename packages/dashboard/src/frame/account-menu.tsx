import {
  Avatar,
  Group,
  Menu,
  SegmentedControl,
  Text,
  UnstyledButton,
  useMantineColorScheme,
} from "@mantine/core";
import { IconBook2, IconLogout, IconUser } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { call } from "../api/client.ts";
import { useMe, useWorkspaceId } from "../api/me.ts";

/** Account menu: profile, appearance, documentation and sign-out. */
export function AccountMenu() {
  const { name, email } = useMe();
  const workspaceId = useWorkspaceId();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu width={248} position="top-start">
      <Menu.Target>
        <UnstyledButton p={6} w="100%">
          <span className="unseen">Account </span>
          <Group gap="sm" wrap="nowrap">
            <Avatar size={34} radius="xl" name={name || email} color="pine" aria-hidden />
            <div style={{ minWidth: 0 }}>
              <Text size="sm" fw={600} className="cut" dir="auto" title={name || email}>
                {name || email}
              </Text>
              {name && (
                <Text size="xs" c="dimmed" className="cut" title={email}>
                  {email}
                </Text>
              )}
            </div>
          </Group>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          component={Link}
          to={`/${workspaceId}/account`}
          leftSection={<IconUser size={16} aria-hidden />}
        >
          Account and sign-ins
        </Menu.Item>
        <Menu.Item
          component="a"
          href="/docs"
          target="_blank"
          leftSection={<IconBook2 size={16} aria-hidden />}
        >
          Documentation
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>Appearance</Menu.Label>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label="Appearance"
          value={colorScheme}
          onChange={(scheme) => setColorScheme(scheme as typeof colorScheme)}
          data={[
            { value: "light", label: "Light" },
            { value: "dark", label: "Dark" },
            { value: "auto", label: "System" },
          ]}
        />
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={signOut}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

async function signOut(): Promise<void> {
  await call("signOut", {});
  // A full page load discards everything in memory.
  window.location.assign("/dashboard/sign-in");
}
