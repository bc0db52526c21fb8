import type { Schemas } from "@hyponema/client";
import { Button, Stack } from "@mantine/core";
import { useState } from "react";
import { CodeEditor } from "../../../kit/code-editor.tsx";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { parseObject } from "./argument-rows.tsx";
import { exampleArguments } from "./arguments.ts";
import { TrialResult } from "./trial-result.tsx";

interface TryFormProps {
  readonly schema: Record<string, unknown>;
  /** Explains what the test call really calls. */
  readonly note: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly trial: Schemas["ToolTrial"] | undefined;
  readonly onRun: (given: Record<string, unknown>) => void;
}

/** Form to test a tool with arguments entered by hand, and the result. */
export function TryForm({ schema, note, busy, error, trial, onRun }: TryFormProps) {
  const [text, setText] = useState(() => JSON.stringify(exampleArguments(schema), null, 2));
  const given = parseObject(text);
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
