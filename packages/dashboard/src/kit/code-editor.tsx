import { Input, Skeleton } from "@mantine/core";
import { lazy, Suspense, useId } from "react";
import type { CodeEditorProps } from "./code-editor-props.ts";

const CodeMirror = lazy(() => import("./code-mirror.tsx").then((module) => ({ default: module.CodeMirror })));

/** Editor for prompts and code. CodeMirror is loaded with the first one; a skeleton reserves the space. */
export function CodeEditor(props: CodeEditorProps) {
  const { label, description, error, minHeight = 120, labelExtra } = props;
  const id = useId();
  return (
    <div>
      <div style={{ display: "flex", justifyContent: "space-between", gap: 12, alignItems: "end" }}>
        <Input.Label id={id} labelElement="div">
          {label}
        </Input.Label>
        {labelExtra}
      </div>
      {description && <Input.Description mb={5}>{description}</Input.Description>}
      <Suspense fallback={<Skeleton height={minHeight + 2} />}>
        <CodeMirror {...props} labelledBy={id} minHeight={minHeight} />
      </Suspense>
      {error && <Input.Error mt={5}>{error}</Input.Error>}
    </div>
  );
}
