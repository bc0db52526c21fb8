import { Avatar, Group, Menu, Text, UnstyledButton } from "@mantine/core";
import { IconCheck, IconPlus, IconSelector } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useMe, useMembership } from "../api/me.ts";

/** Shows the current workspace and switches to another one. */
export function WorkspaceSwitcher() {
  const { workspaces } = useMe();
  const current = useMembership();
  return (
    <Menu width={260} position="bottom-start">
      <Menu.Target>
        <UnstyledButton p={6}>
          <span className="unseen">Workspace </span>
          <Group gap="sm" wrap="nowrap">
            <Initial name={current.name} />
            <div style={{ flex: 1, minWidth: 0 }}>
              <Text size="sm" fw={600} className="cut" dir="auto" title={current.name}>
                {current.name}
              </Text>
              <Text size="xs" c="dimmed" tt="capitalize">
                {current.role}
              </Text>
            </div>
            <IconSelector size={16} aria-hidden />
          </Group>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown mah="60vh" style={{ overflowY: "auto" }}>
        <Menu.Label>Workspaces</Menu.Label>
        {workspaces.map(({ id, name }) => (
          <Menu.Item
            key={id}
            component={Link}
            to={`/${id}`}
            leftSection={<Initial name={name} small />}
            rightSection={id === current.id ? <IconCheck size={16} aria-label="Current" /> : undefined}
          >
            <Text size="sm" className="cut" dir="auto" title={name} maw={160}>
              {name}
            </Text>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item component={Link} to="/new-workspace" leftSection={<IconPlus size={16} aria-hidden />}>
          New workspace
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Initial({ name, small = false }: { readonly name: string; readonly small?: boolean }) {
  return (
    <Avatar size={small ? 22 : 34} radius="md" color="pine" variant="filled" aria-hidden>
      {[...name.trim()][0]?.toUpperCase() ?? "·"}
    </Avatar>
  );
}
