import { Box, Group, Stack, Text, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import type { ReactNode } from "react";

const WIDTHS = { text: 760, form: 1040, wide: 1440 };

interface PageProps {
  readonly title: string;
  readonly description?: ReactNode;
  /** Shown next to the title, such as a status badge. */
  readonly titleExtra?: ReactNode;
  /** Page actions; the first is the primary one. */
  readonly actions?: ReactNode;
  readonly width?: keyof typeof WIDTHS;
  readonly children: ReactNode;
}

/** Page layout with a heading. The title may come from user input: it is rendered as text and truncated to one line. */
export function Page({ title, description, titleExtra, actions, width = "form", children }: PageProps) {
  useDocumentTitle(`${title} – Hyponema`);
  return (
    <Box maw={WIDTHS.wide} mx="auto" px={{ base: "md", sm: "xl" }} py={{ base: "md", sm: "xl" }}>
      <Stack gap="lg" maw={WIDTHS[width]}>
        <Group justify="space-between" align="flex-start" gap="sm" wrap="wrap">
          <Stack gap={4} miw={0} style={{ flex: "1 1 16rem" }}>
            <Group gap="sm" wrap="nowrap" miw={0}>
              <Title order={1} className="cut" dir="auto" title={title} miw={0}>
                {title}
              </Title>
              {titleExtra}
            </Group>
            {description && (
              <Text c="dimmed" size="sm" maw={720} dir="auto">
                {description}
              </Text>
            )}
          </Stack>
          {actions && <Group gap="xs">{actions}</Group>}
        </Group>
        {children}
      </Stack>
    </Box>
  );
}
