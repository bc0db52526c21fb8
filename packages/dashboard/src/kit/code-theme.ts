import { EditorView } from "@codemirror/view";

/** Makes the editor look like Mantine's inputs. Heights in pixels. */
export function editorTheme(minHeight: number, maxHeight = 560) {
  return EditorView.theme({
    "&": {
      border: "1px solid var(--mantine-color-default-border)",
      borderRadius: "var(--mantine-radius-md)",
      backgroundColor: "var(--mantine-color-default)",
      fontSize: "0.875rem",
    },
    "&.cm-focused": { outline: "none", borderColor: "var(--mantine-primary-color-filled)" },
    ".cm-scroller": {
      fontFamily: "var(--mantine-font-family-monospace)",
      lineHeight: "1.6",
      minHeight: `${minHeight}px`,
      maxHeight: `${maxHeight}px`,
      overflow: "auto",
    },
    ".cm-content": {
      padding: "8px 4px",
      minHeight: `${minHeight}px`,
      caretColor: "var(--mantine-color-text)",
    },
    ".cm-cursor": { borderLeftColor: "var(--mantine-color-text)" },
    ".cm-placeholder": { color: "var(--mantine-color-placeholder)" },
    ".cm-selectionBackground, &.cm-focused .cm-selectionBackground": {
      backgroundColor: "var(--mantine-primary-color-light-hover) !important",
    },
    ".cm-variable": {
      backgroundColor: "var(--mantine-primary-color-light)",
      borderRadius: "4px",
      padding: "1px 2px",
    },
    ".cm-unset": { textDecoration: "underline wavy var(--mantine-color-error)", textUnderlineOffset: "4px" },
    ".cm-tooltip": {
      backgroundColor: "var(--mantine-color-body)",
      border: "1px solid var(--mantine-color-default-border)",
      borderRadius: "var(--mantine-radius-md)",
      boxShadow: "var(--mantine-shadow-md)",
      overflow: "hidden",
    },
    ".cm-tooltip-autocomplete > ul > li": { padding: "4px 10px" },
    ".cm-tooltip-autocomplete > ul > li[aria-selected]": {
      backgroundColor: "var(--mantine-primary-color-filled)",
      color: "#fff",
    },
    ".cm-completionDetail": { fontStyle: "normal", opacity: "0.85", marginLeft: "1em" },
  });
}
