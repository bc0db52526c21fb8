import { Button, Code, List, Text } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { client } from "../../../api/client.ts";
import { useWorkspaceId } from "../../../api/me.ts";
import { usePermission } from "../../../api/roles.ts";
import { useApiMutation } from "../../../api/use-api.ts";
import { formatNumber } from "../../../kit/format.ts";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { saveFile } from "../../../kit/save-file.ts";
import { Section } from "../../../kit/section.tsx";
import { MEMORY_QUERIES } from "../../memory/kinds.ts";
import { usePageUser } from "../use-page-user.ts";
import { TextOrFile } from "./text-or-file.tsx";

const EXAMPLE =
  '{"type":"observation","kind":"preference","text":"The user likes window seats.","said_at":"2026-05-04T10:00:00.000Z"}\n';

/** Exports and imports a User's memory as a file. */
export function MemoryTransfer() {
  const mayWrite = usePermission("memory:write");
  return (
    <Section
      title="Memory as a file"
      description="JSON Lines: statements with their chains, open threads, cool-downs, tones and where conversations left off."
      actions={<ExportMemory />}
    >
      {mayWrite && <ImportMemory />}
    </Section>
  );
}

function ExportMemory() {
  const workspace_id = useWorkspaceId();
  const { user_id, external_user_id } = usePageUser();
  const exportMemory = useMutation({
    async mutationFn() {
      const lines: string[] = [];
      for await (const line of client.lines("exportMemory", { params: { workspace_id }, query: { user_id } }))
        lines.push(`${JSON.stringify(line)}\n`);
      saveFile(`memory-${external_user_id}.jsonl`, "application/x-ndjson", lines);
    },
  });
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        loading={exportMemory.isPending}
        onClick={() => exportMemory.mutate()}
      >
        Export
      </Button>
      <ProblemAlert error={exportMemory.error} />
    </>
  );
}

function ImportMemory() {
  const workspace_id = useWorkspaceId();
  const { user_id } = usePageUser();
  const [lines, setLines] = useState("");
  const importMemory = useApiMutation("importMemory", [...MEMORY_QUERIES, "listCooldowns"]);
  const answer = importMemory.data?.data;
  const done = answer && "imported" in answer ? answer : null;
  return (
    <>
      <TextOrFile
        label="Lines to import"
        description="What an export holds, or lines of the same form. What is known already is not taken twice."
        language="text"
        accept=".jsonl,.ndjson,application/x-ndjson"
        example={EXAMPLE}
        value={lines}
        onChange={setLines}
        error={undefined}
      />
      <Button
        style={{ alignSelf: "flex-start" }}
        disabled={lines.trim() === ""}
        loading={importMemory.isPending}
        onClick={() => importMemory.mutate({ params: { workspace_id }, body: { user_id, lines } })}
      >
        Import memory
      </Button>
      {done && (
        <Text size="sm" role="status">
          {formatNumber(done.imported)} taken in, {formatNumber(done.repeated)} known already,{" "}
          {formatNumber(done.refused.length)} refused.
        </Text>
      )}
      {done && done.refused.length > 0 && (
        <List size="sm">
          {done.refused.slice(0, 20).map(({ line, message }) => (
            <List.Item key={line}>
              <Code>line {line}</Code> {message}
            </List.Item>
          ))}
        </List>
      )}
      <ProblemAlert error={importMemory.error} />
    </>
  );
}
