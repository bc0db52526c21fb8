import { Paper, Skeleton, Text } from "@mantine/core";
import "./stat-cards.css";

interface StatCardsProps {
  readonly label: string;
  readonly stats: readonly {
    readonly label: string;
    /** Undefined while loading. */
    readonly value: string | undefined;
    readonly note?: string;
  }[];
}

/** A row of key figures. */
export function StatCards({ label, stats }: StatCardsProps) {
  return (
    <dl className="stat-cards" aria-label={label}>
      {stats.map(({ label: name, value, note }) => (
        <Paper key={name} withBorder p="md">
          <Text component="dt" size="sm" c="dimmed">
            {name}
          </Text>
          <Text component="dd" m={0} fz={26} fw={650} lh={1.25}>
            {value ?? <Skeleton height={26} width={60} my={3} />}
          </Text>
          <Text component="dd" m={0} size="xs" c="dimmed" mih={18}>
            {note}
          </Text>
        </Paper>
      ))}
    </dl>
  );
}
