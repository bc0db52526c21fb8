import type { Schemas } from "@hyponema/client";
import { Button, Stack } from "@mantine/core";
import { useState } from "react";
import { CodeEditor } from "../../../kit/code-editor.tsx";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { parsedObject } from "./argument-rows.tsx";
import { exampleOf } from "./arguments.ts";
import { TrialResult } from "./trial-result.tsx";

interface TryFormProps {
  readonly schema: Record<string, unknown>;
  /** What is really called, in words. */
  readonly note: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly trial: Schemas["ToolTrial"] | undefined;
  readonly onRun: (given: Record<string, unknown>) => void;
}

/** Arguments that somebody writes in the model's place, and what came of them. */
export function TryForm({ schema, note, busy, error, trial, onRun }: TryFormProps) {
  const [text, setText] = useState(() => JSON.stringify(exampleOf(schema), null, 2));
  const given = parsedObject(text);
  return (
    <Stack gap="md">
      <CodeEditor
        label="Arguments"
        description={note}
        language="json"
        minHeight={110}
        value={text}
        onChange={setText}
        error={given ? undefined : "This is no JSON object yet."}
      />
      <div>
        <Button onClick={() => given && onRun(given)} loading={busy} disabled={!given}>
          Run it
        </Button>
      </div>
      <ProblemAlert error={error} />
      {trial && <TrialResult trial={trial} />}
    </Stack>
  );
}
