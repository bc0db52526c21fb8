import { Input, Skeleton } from "@mantine/core";
import { lazy, type ReactNode, Suspense, useId } from "react";
import type { Suggestion } from "./code-mirror.tsx";

const CodeMirror = lazy(() => import("./code-mirror.tsx").then((module) => ({ default: module.CodeMirror })));

export interface CodeEditorProps {
  readonly label: string;
  readonly description?: ReactNode;
  readonly error?: ReactNode;
  readonly value: string;
  readonly onChange?: (value: string) => void;
  /** `prompt`: prose with `{{variables}}`; `text`: anything else. */
  readonly language: "json" | "prompt" | "text";
  readonly readOnly?: boolean;
  /** Pixels. */
  readonly minHeight?: number;
  readonly maxHeight?: number;
  /** Offered, and known, as `{{variables}}`. */
  readonly variables?: readonly Suggestion[] | undefined;
  /** Beside the label. */
  readonly aside?: ReactNode;
}

/** A field for prompts and code. The editor's code is loaded when the first one is shown; its place is kept meanwhile. */
export function CodeEditor(props: CodeEditorProps) {
  const { label, description, error, minHeight = 120, aside } = props;
  const id = useId();
  return (
    <div>
      <div style={{ display: "flex", justifyContent: "space-between", gap: 12, alignItems: "end" }}>
        <Input.Label id={id} labelElement="div">
          {label}
        </Input.Label>
        {aside}
      </div>
      {description && <Input.Description mb={5}>{description}</Input.Description>}
      <Suspense fallback={<Skeleton height={minHeight + 2} />}>
        <CodeMirror {...props} labelledBy={id} minHeight={minHeight} />
      </Suspense>
      {error && <Input.Error mt={5}>{error}</Input.Error>}
    </div>
  );
}
