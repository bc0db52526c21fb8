import { Center, Paper, Stack, Text, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import type { ReactNode } from "react";

/** Layout of pages outside a workspace: a centered card. */
export function CardPage({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  useDocumentTitle(`${title} – Hyponema`);
  return (
    <Center component="main" mih="100dvh" p="md" className="quiet-frame">
      <Stack w="100%" maw={400} gap="lg">
        <Stack gap={6} align="center">
          <img src="/favicon.svg" width={44} height={44} alt="" />
          <Text fw={650} size="lg">
            Hyponema
          </Text>
        </Stack>
        <Paper withBorder p="xl">
          <Stack gap="md">
            <Title order={1} size="h3">
              {title}
            </Title>
            {children}
          </Stack>
        </Paper>
      </Stack>
    </Center>
  );
}
