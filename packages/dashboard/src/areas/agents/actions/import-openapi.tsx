import {
  Button,
  Checkbox,
  Group,
  List,
  PasswordInput,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
} from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../api/client.ts";
import { fieldError } from "../../../api/errors.ts";
import { useWorkspaceId } from "../../../api/me.ts";
import { CodeEditor } from "../../../kit/code-editor.tsx";
import { SideSheet } from "../../../kit/dialog.tsx";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { parseObject } from "./argument-rows.tsx";
import { useAttachTool } from "./attached-tools.ts";

interface Source {
  readonly from: "url" | "text";
  readonly url: string;
  readonly text: string;
  readonly base_url: string;
  readonly authorization: string;
}

const EMPTY: Source = { from: "url", url: "", text: "", base_url: "", authorization: "" };

function importRequest({ from, url, text, base_url, authorization }: Source) {
  return {
    ...(from === "url" ? { url } : { document: parseObject(text) ?? {} }),
    ...(base_url ? { base_url } : {}),
    ...(authorization ? { auth_header: { name: "Authorization", value: authorization } } : {}),
  };
}

/**
 * Imports tools from an OpenAPI document: shows a dry run, then creates the selected tools and attaches them to the agent.
 */
export function ImportOpenApi({ onClose }: { readonly onClose: () => void }) {
  const workspace_id = useWorkspaceId();
  const [source, setSource] = useState(EMPTY);
  const dryRun = useMutation({
    mutationFn: () =>
      call("importOpenApi", { params: { workspace_id }, body: { ...importRequest(source), dry_run: true } }),
  });
  return (
    <SideSheet onClose={onClose} size="xl" title="Import from OpenAPI">
      <Stack gap="md">
        <SourceFields source={source} error={dryRun.error} onChange={setSource} />
        <div>
          <Button
            variant={dryRun.data ? "default" : "filled"}
            onClick={() => dryRun.mutate()}
            loading={dryRun.isPending}
          >
            Look what is in it
          </Button>
        </div>
        <ProblemAlert error={dryRun.error} />
        {dryRun.data && <ImportPlan source={source} found={dryRun.data.data} onDone={onClose} />}
      </Stack>
    </SideSheet>
  );
}

interface SourceFieldsProps {
  readonly source: Source;
  readonly error: unknown;
  readonly onChange: (source: Source) => void;
}

function SourceFields({ source, error, onChange }: SourceFieldsProps) {
  const set = (part: Partial<Source>) => onChange({ ...source, ...part });
  return (
    <>
      <SegmentedControl
        aria-label="Where the document is"
        style={{ alignSelf: "flex-start" }}
        value={source.from}
        onChange={(from) => set({ from: from as Source["from"] })}
        data={[
          { value: "url", label: "At an address" },
          { value: "text", label: "Pasted here" },
        ]}
      />
      {source.from === "url" ? (
        <TextInput
          label="Address of the document"
          description="OpenAPI 3.0 or 3.1, as JSON."
          placeholder="https://api.example.com/openapi.json"
          value={source.url}
          onChange={({ currentTarget }) => set({ url: currentTarget.value })}
          error={fieldError(error, "/url")}
        />
      ) : (
        <CodeEditor
          label="The document"
          description="OpenAPI 3.0 or 3.1, as JSON."
          language="json"
          minHeight={220}
          maxHeight={320}
          value={source.text}
          onChange={(text) => set({ text })}
          error={fieldError(error, "/document")}
        />
      )}
      <TextInput
        label="Server"
        description="Empty: the document's own."
        value={source.base_url}
        onChange={({ currentTarget }) => set({ base_url: currentTarget.value })}
        error={fieldError(error, "/base_url")}
      />
      <PasswordInput
        label="Authorization header for all of them"
        placeholder="Bearer …"
        autoComplete="off"
        value={source.authorization}
        onChange={({ currentTarget }) => set({ authorization: currentTarget.value })}
      />
    </>
  );
}

interface ImportPlanProps {
  readonly source: Source;
  readonly found: Awaited<ReturnType<typeof call<"importOpenApi">>>["data"];
  readonly onDone: () => void;
}

function ImportPlan({ source, found: { planned, skipped }, onDone }: ImportPlanProps) {
  const workspace_id = useWorkspaceId();
  const queries = useQueryClient();
  const { attach } = useAttachTool();
  const [chosen, setChosen] = useState<readonly string[]>(() => planned.map(({ operation }) => operation));
  const runImport = useMutation({
    mutationFn: async () => {
      const { data } = await call("importOpenApi", {
        params: { workspace_id },
        idempotencyKey: crypto.randomUUID(),
        body: { ...importRequest(source), operations: [...chosen] },
      });
      for (const { id } of data.created) await attach(id);
    },
    onSuccess: onDone,
    onSettled: () => queries.invalidateQueries({ queryKey: ["listTools"] }),
  });
  return (
    <>
      <Checkbox.Group label="What becomes a tool" value={[...chosen]} onChange={setChosen}>
        <Stack gap="xs" mt="xs">
          {planned.map(({ operation, slug, method, url }) => (
            <Checkbox key={operation} value={operation} label={slug} description={`${method} ${url}`} />
          ))}
        </Stack>
      </Checkbox.Group>
      {planned.length === 0 && <Text size="sm">Nothing in it can be a tool.</Text>}
      {skipped.length > 0 && (
        <div>
          <Text size="sm" fw={600}>
            What cannot be one
          </Text>
          <List size="sm" mt={4}>
            {skipped.map(({ operation, reason }) => (
              <List.Item key={operation}>
                <b>{operation}</b>: {reason}
              </List.Item>
            ))}
          </List>
        </div>
      )}
      <ProblemAlert error={runImport.error} />
      <Group justify="flex-end">
        <Button
          onClick={() => runImport.mutate()}
          loading={runImport.isPending}
          disabled={chosen.length === 0}
        >
          Make {chosen.length} {chosen.length === 1 ? "tool" : "tools"}
        </Button>
      </Group>
    </>
  );
}
