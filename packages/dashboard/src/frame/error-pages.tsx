import { Button, Center, Stack, Text, Title } from "@mantine/core";
import { type ErrorComponentProps, Link } from "@tanstack/react-router";
import { ProblemAlert } from "../kit/problem-alert.tsx";

/** Page for an unknown URL. */
export function NotFound() {
  return (
    <Center component="main" mih="60vh" p="md">
      <Stack align="center" gap="sm">
        <Title order={1} size="h2">
          There is no such page
        </Title>
        <Text c="dimmed" ta="center">
          It may have been deleted, or belong to a workspace that you are no member of.
        </Text>
        <Button component={Link} to="/">
          To the start
        </Button>
      </Stack>
    </Center>
  );
}

/** Page for a route that failed to load. */
export function LoadError({ error, reset }: ErrorComponentProps) {
  return (
    <Center component="main" mih="60vh" p="md">
      <Stack maw={560} w="100%">
        <Title order={1} size="h2">
          This page could not be loaded
        </Title>
        <ProblemAlert error={error} retry={reset} />
      </Stack>
    </Center>
  );
}
