import { Button, Code, List, Text } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { client } from "../../../api/client.ts";
import { useWorkspaceId } from "../../../api/me.ts";
import { useMay } from "../../../api/roles.ts";
import { useChange } from "../../../api/use-api.ts";
import { counted } from "../../../kit/amounts.ts";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { saveFile } from "../../../kit/save-file.ts";
import { Section } from "../../../kit/section.tsx";
import { MEMORY_READS } from "../../memory/kinds.ts";
import { useUserOfPage } from "../user-of-page.ts";
import { TextOrFile } from "./text-or-file.tsx";

const EXAMPLE =
  '{"type":"observation","kind":"preference","text":"The user likes window seats.","said_at":"2026-05-04T10:00:00.000Z"}\n';

/** Takes a User's memory out as a file, and brings one in. */
export function MemoryTransfer() {
  const mayWrite = useMay("memory:write");
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
  const { user_id, external_user_id } = useUserOfPage();
  const take = useMutation({
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
        loading={take.isPending}
        onClick={() => take.mutate()}
      >
        Export
      </Button>
      <ProblemAlert error={take.error} />
    </>
  );
}

function ImportMemory() {
  const workspace_id = useWorkspaceId();
  const { user_id } = useUserOfPage();
  const [lines, setLines] = useState("");
  const bring = useChange("importMemory", [...MEMORY_READS, "listCooldowns"]);
  const answer = bring.data?.data;
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
        loading={bring.isPending}
        onClick={() => bring.mutate({ params: { workspace_id }, body: { user_id, lines } })}
      >
        Import memory
      </Button>
      {done && (
        <Text size="sm" role="status">
          {counted(done.imported)} taken in, {counted(done.repeated)} known already,{" "}
          {counted(done.refused.length)} refused.
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
      <ProblemAlert error={bring.error} />
    </>
  );
}
