import { Text } from "@mantine/core";
import type { Observation } from "./kinds.ts";
import "./statements.css";

/** Text of a statement, struck through if it is no longer active. */
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
