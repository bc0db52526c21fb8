import { autocompletion, type CompletionContext, closeBrackets } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { json, jsonParseLinter } from "@codemirror/lang-json";
import { bracketMatching, HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { linter } from "@codemirror/lint";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import {
  Decoration,
  drawSelection,
  EditorView,
  keymap,
  MatchDecorator,
  placeholder,
  ViewPlugin,
  type ViewUpdate,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { useEffect, useRef } from "react";
import type { CodeEditorProps, VariableSuggestion } from "./code-editor-props.ts";
import { editorTheme } from "./code-theme.ts";

interface CodeMirrorProps extends CodeEditorProps {
  readonly labelledBy: string;
  readonly minHeight: number;
}

/** The CodeMirror editor; loaded lazily by `CodeEditor`. */
export function CodeMirror(props: CodeMirrorProps) {
  const { value, language, readOnly = false, labelledBy, minHeight, maxHeight, variables } = props;
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const variablesCompartment = useRef(new Compartment());
  const latestProps = useRef(props);
  latestProps.current = props;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the editor is created once; the effects below apply later changes
  useEffect(() => {
    const parent = host.current;
    if (!parent) return;
    const editor = new EditorView({
      parent,
      state: EditorState.create({
        doc: value,
        extensions: [
          ...LANGUAGES[language],
          variablesCompartment.current.of(variableExtensions(variables)),
          commonExtensions(labelledBy, readOnly),
          editorTheme(minHeight, maxHeight),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) latestProps.current.onChange?.(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = editor;
    return () => editor.destroy();
  }, [language, readOnly]);

  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === value) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
  }, [value]);

  useEffect(() => {
    view.current?.dispatch({
      effects: variablesCompartment.current.reconfigure(variableExtensions(variables)),
    });
  }, [variables]);

  return <div ref={host} />;
}

function commonExtensions(labelledBy: string, readOnly: boolean): Extension {
  return [
    history(),
    drawSelection(),
    bracketMatching(),
    closeBrackets(),
    EditorView.lineWrapping,
    EditorView.perLineTextDirection.of(true),
    EditorState.readOnly.of(readOnly),
    // Tab is not bound, so that it moves the focus out of the editor.
    keymap.of([...defaultKeymap, ...historyKeymap]),
    EditorView.contentAttributes.of({ "aria-labelledby": labelledBy, "aria-multiline": "true" }),
  ];
}

const highlightStyle = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--code-name)" },
  { tag: tags.string, color: "var(--code-text)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--code-value)" },
]);

const parseLinter = jsonParseLinter();
const jsonExtensions: Extension[] = [
  json(),
  // An empty document is not an error.
  linter((view) => (view.state.doc.length === 0 ? [] : parseLinter(view))),
  syntaxHighlighting(highlightStyle),
];

const LANGUAGES: Readonly<Record<CodeEditorProps["language"], Extension[]>> = {
  json: jsonExtensions,
  prompt: [placeholder("You are …")],
  text: [],
};

function variableExtensions(variables: readonly VariableSuggestion[] | undefined): Extension {
  if (!variables) return [];
  return [
    variableHighlighter(new Set(variables.map(({ name }) => name))),
    autocompletion({ override: [(context) => complete(context, variables)], icons: false }),
  ];
}

function complete(context: CompletionContext, variables: readonly VariableSuggestion[]) {
  const begun = context.matchBefore(/\{\{\s*\w*/);
  if (!begun) return null;
  return {
    from: begun.from,
    filter: true,
    options: variables.map(({ name, description }) => ({
      label: `{{${name}}}`,
      detail: description,
      apply: (view: EditorView, _: unknown, from: number, to: number) => {
        // Replaces auto-closed brackets instead of duplicating them.
        const after = /^\}{0,2}/.exec(view.state.sliceDoc(to, to + 2))?.[0].length ?? 0;
        const insert = `{{${name}}}`;
        view.dispatch({
          changes: { from, to: to + after, insert },
          selection: { anchor: from + insert.length },
        });
      },
    })),
  };
}

/** Highlights `{{variables}}` and marks unknown ones. */
function variableHighlighter(names: ReadonlySet<string>): Extension {
  const set = Decoration.mark({ class: "cm-variable" });
  const unset = Decoration.mark({
    class: "cm-variable cm-unset",
    attributes: { title: "Nothing sets this variable" },
  });
  const matcher = new MatchDecorator({
    regexp: /\{\{\s*(\w+)\s*\}\}/g,
    decoration: (match) => (names.has(match[1] ?? "") ? set : unset),
  });
  return ViewPlugin.define(
    (view) => ({
      decorations: matcher.createDeco(view),
      update(update: ViewUpdate) {
        this.decorations = matcher.updateDeco(update, this.decorations);
      },
    }),
    { decorations: (plugin) => plugin.decorations },
  );
}
