import { Button, FileButton, Group } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { useState } from "react";
import { CodeEditor } from "../../../kit/code-editor.tsx";

// The server accepts 8 MiB of JSON; the difference allows for escaping and the rest of the body.
const MAX_BYTES = 7_500_000;

interface TextOrFileProps {
  readonly label: string;
  readonly description: string;
  readonly language: "json" | "text";
  /** File types to accept. */
  readonly accept: string;
  /** Inserted on request, to show the format. */
  readonly example: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
}

/** Text area that can also read a file. */
export function TextOrFile(props: TextOrFileProps) {
  const { label, description, language, accept, example, value, onChange, error } = props;
  const [large, setLarge] = useState(false);
  const readFile = async (file: File | null) => {
    if (!file) return;
    setLarge(file.size > MAX_BYTES);
    if (file.size <= MAX_BYTES) onChange(await file.text());
  };
  return (
    <>
      <CodeEditor
        label={label}
        description={description}
        language={language}
        minHeight={120}
        maxHeight={280}
        value={value}
        onChange={onChange}
        error={large ? "This file is larger than 7.5 MB: split it." : error}
      />
      <Group gap="xs">
        <FileButton onChange={readFile} accept={accept} inputProps={{ "aria-label": `${label} from a file` }}>
          {(open) => (
            <Button size="xs" variant="default" leftSection={<IconUpload size={14} aria-hidden />} {...open}>
              From a file
            </Button>
          )}
        </FileButton>
        {value === "" && (
          <Button size="xs" variant="subtle" onClick={() => onChange(example)}>
            Show the form
          </Button>
        )}
      </Group>
    </>
  );
}
