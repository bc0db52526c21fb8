import { Paper, Skeleton, Text } from "@mantine/core";
import "./figures.css";

interface FiguresProps {
  readonly label: string;
  readonly figures: readonly {
    readonly label: string;
    /** Undefined: not known yet. */
    readonly value: string | undefined;
    readonly note?: string;
  }[];
}

/** A few numbers that say how things stand. */
export function Figures({ label, figures }: FiguresProps) {
  return (
    <dl className="figures" aria-label={label}>
      {figures.map(({ label: name, value, note }) => (
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
