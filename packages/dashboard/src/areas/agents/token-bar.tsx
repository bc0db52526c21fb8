import { Box, Group, Text } from "@mantine/core";
import "./token-bar.css";

interface TokenBarProps {
  readonly parts: readonly { readonly label: string; readonly tokens: number }[];
}

/** Stacked bar of the prompt's tokens by part, with a legend. */
export function TokenBar({ parts }: TokenBarProps) {
  const shown = parts.filter(({ tokens }) => tokens > 0);
  const total = shown.reduce((sum, { tokens }) => sum + tokens, 0);
  return (
    <div>
      <Group justify="space-between" mb={6}>
        <Text size="sm" fw={600}>
          {total.toLocaleString()} tokens
        </Text>
        <Text size="xs" c="dimmed">
          estimated
        </Text>
      </Group>
      <Box className="token-bar" aria-hidden>
        {shown.map(({ label, tokens }, at) => (
          <div
            key={label}
            className={`hue-${at % 8}`}
            style={{ flexGrow: tokens }}
            title={`${label}: ${tokens}`}
          />
        ))}
      </Box>
      <Group gap={12} mt={8} component="ul" p={0} m={0} style={{ listStyle: "none" }}>
        {shown.map(({ label, tokens }, at) => (
          <Group key={label} gap={6} component="li" wrap="nowrap">
            <span className={`swatch hue-${at % 8}`} aria-hidden />
            <Text size="xs" c="dimmed">
              {label} {tokens.toLocaleString()}
            </Text>
          </Group>
        ))}
      </Group>
    </div>
  );
}
