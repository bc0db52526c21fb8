import type { ReactNode } from "react";

/** A variable that can be inserted into a prompt. */
export interface VariableSuggestion {
  readonly name: string;
  readonly description: string;
}

/** Props of the code and prompt editor. */
export interface CodeEditorProps {
  readonly label: string;
  readonly description?: ReactNode;
  readonly error?: ReactNode;
  readonly value: string;
  readonly onChange?: (value: string) => void;
  /** `prompt`: prose with `{{variables}}`; `text`: plain text. */
  readonly language: "json" | "prompt" | "text";
  readonly readOnly?: boolean;
  /** In pixels. */
  readonly minHeight?: number;
  readonly maxHeight?: number;
  /** Variables for completion; others are marked as unknown. */
  readonly variables?: readonly VariableSuggestion[] | undefined;
  /** Content to the right of the label. */
  readonly labelExtra?: ReactNode;
}
