import { Button, Menu } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { client } from "../../api/client.ts";
import { useWorkspaceId } from "../../api/me.ts";
import { ProblemAlert } from "../../kit/problem-alert.tsx";
import { saveFile } from "../../kit/save-file.ts";

const FORMATS = [
  { format: "text", label: "Text" },
  { format: "jsonl", label: "JSON Lines" },
] as const;

type Format = (typeof FORMATS)[number]["format"];

/** Saves a conversation as a file. */
export function DownloadConversation({ id }: { readonly id: string }) {
  const workspace_id = useWorkspaceId();
  const download = useMutation({
    async mutationFn(format: Format) {
      const params = { workspace_id, conversation_id: id };
      const file = await client.download("exportConversation", { params, query: { format } });
      saveFile(file.name, file.type, [await file.blob()]);
    },
  });
  return (
    <>
      <Menu position="bottom-end" width={160}>
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            loading={download.isPending}
          >
            Download
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {FORMATS.map(({ format, label }) => (
            <Menu.Item key={format} onClick={() => download.mutate(format)}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <ProblemAlert error={download.error} />
    </>
  );
}
