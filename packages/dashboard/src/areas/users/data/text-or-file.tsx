import { Button, FileButton, Group } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { useState } from "react";
import { CodeEditor } from "../../../kit/code-editor.tsx";

// The server takes 8 MiB of JSON; the rest is for what stands around the text.
const MOST_BYTES = 7_500_000;

interface TextOrFileProps {
  readonly label: string;
  readonly description: string;
  readonly language: "json" | "text";
  /** What files may be chosen. */
  readonly accept: string;
  /** What is put in to show the form. */
  readonly example: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
}

/** Text that is pasted or read from a file. */
export function TextOrFile(props: TextOrFileProps) {
  const { label, description, language, accept, example, value, onChange, error } = props;
  const [large, setLarge] = useState(false);
  const take = async (file: File | null) => {
    if (!file) return;
    setLarge(file.size > MOST_BYTES);
    if (file.size <= MOST_BYTES) onChange(await file.text());
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
        <FileButton onChange={take} accept={accept} inputProps={{ "aria-label": `${label} from a file` }}>
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
