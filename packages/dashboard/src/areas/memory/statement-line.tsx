import { Text, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { When } from "../../kit/when.tsx";
import { KINDS, type Observation } from "./kinds.ts";
import { StatementDrawer } from "./statement-drawer.tsx";
import "./statements.css";

/** One statement in a line, which opens it. */
export function StatementLine({ statement }: { readonly statement: Observation }) {
  const [opened, setOpened] = useState(false);
  const { label, icon: Icon } = KINDS[statement.kind];
  return (
    <>
      <UnstyledButton className="statement-line" onClick={() => setOpened(true)}>
        <Icon size={17} stroke={1.7} aria-label={label} />
        <StatementText statement={statement} />
        <Text size="xs" c="dimmed" ta="end" style={{ flex: "none" }}>
          <When at={statement.said_at} size="xs" />
        </Text>
      </UnstyledButton>
      {opened && <StatementDrawer id={statement.id} onClose={() => setOpened(false)} />}
    </>
  );
}

/** What a statement says, struck out when it no longer holds. */
export function StatementText({ statement }: { readonly statement: Pick<Observation, "text" | "status"> }) {
  const { text, status } = statement;
  return (
    <Text
      size="sm"
      span
      dir="auto"
      className={`statement-text ${status}`}
      {...(text === null ? { fs: "italic" } : { title: text })}
    >
      {text ?? "Forgotten"}
    </Text>
  );
}
