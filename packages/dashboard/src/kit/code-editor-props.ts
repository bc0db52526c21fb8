import type { ReactNode } from "react";

/** A variable that can be written into a prompt. */
export interface Suggestion {
  readonly name: string;
  readonly description: string;
}

/** What a field for prompts and code takes. */
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
