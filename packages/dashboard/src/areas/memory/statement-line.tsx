import { Text, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { RelativeTime } from "../../kit/relative-time.tsx";
import { KINDS, type Observation } from "./kinds.ts";
import { StatementDrawer } from "./statement-drawer.tsx";
import { StatementText } from "./statement-text.tsx";

/** A statement as one line that opens its details. */
export function StatementLine({ statement }: { readonly statement: Observation }) {
  const [opened, setOpened] = useState(false);
  const { label, icon: Icon } = KINDS[statement.kind];
  return (
    <>
      <UnstyledButton className="statement-line" onClick={() => setOpened(true)}>
        <Icon size={17} stroke={1.7} aria-label={label} />
        <StatementText statement={statement} />
        <Text size="xs" c="dimmed" ta="end" style={{ flex: "none" }}>
          <RelativeTime at={statement.said_at} />
        </Text>
      </UnstyledButton>
      {opened && <StatementDrawer id={statement.id} onClose={() => setOpened(false)} />}
    </>
  );
}
