import { Badge, Box, Code, Group, Stack, Text } from "@mantine/core";
import { type Change as DiffPart, diffWordsWithSpace } from "diff";
import { useMemo } from "react";
import { AGENT_LABELS, PERSONA_LABELS } from "../agent-fields.ts";
import type { Change } from "./pending-changes.ts";
import "./changes.css";

const LABELS: Readonly<Record<string, string>> = {
  ...PERSONA_LABELS,
  ...AGENT_LABELS,
  resolved_persona: "Persona",
  resolved_tools: "Tools",
  resolved_integrations: "Integrations",
  tools: "Tools",
  integrations: "Integrations",
  variable_resolver: "Resolver of variables",
};
const KINDS = { added: "New", removed: "Removed", changed: "Changed" };
// A word diff of longer texts would block the page noticeably.
const MAX_DIFF_LENGTH = 40_000;

/** Differences between two versions, by field. */
export function Changes({ changes }: { readonly changes: readonly Change[] }) {
  return (
    <Stack gap="md" component="ul" m={0} p={0} style={{ listStyle: "none" }}>
      {changes.map((change) => (
        <Box component="li" key={`${change.kind}${change.path}`}>
          <Group gap="xs" mb={4}>
            <Text size="sm" fw={600}>
              {fieldLabel(change.path)}
            </Text>
            <Badge variant="default" size="sm">
              {KINDS[change.kind]}
            </Badge>
          </Group>
          <ValueDiff change={change} />
        </Box>
      ))}
    </Stack>
  );
}

function ValueDiff({ change: { before, after } }: { readonly change: Change }) {
  const old = valueText(before);
  const now = valueText(after);
  const parts = useMemo(() => diffText(old, now), [old, now]);
  if (old.length < 60 && now.length < 60) {
    return (
      <Group gap="xs">
        {before !== undefined && <Code className="said taken">{old}</Code>}
        {before !== undefined && after !== undefined && <span aria-hidden>→</span>}
        {after !== undefined && <Code className="said given">{now}</Code>}
      </Group>
    );
  }
  return (
    <Box className="difference said" dir="auto" tabIndex={0} role="group" aria-label="Text with its changes">
      {parts.map(({ value, added, removed }, at) => {
        const key = `${at}${value.length}`;
        if (added) return <ins key={key}>{value}</ins>;
        if (removed) return <del key={key}>{value}</del>;
        return <span key={key}>{abbreviate(value)}</span>;
      })}
    </Box>
  );
}

function diffText(old: string, now: string): readonly Pick<DiffPart, "value" | "added" | "removed">[] {
  if (old.length + now.length > MAX_DIFF_LENGTH) {
    return [
      { value: old, removed: true, added: false },
      { value: now, added: true, removed: false },
    ];
  }
  return diffWordsWithSpace(old, now);
}

// Abbreviates long unchanged text, keeping enough of both ends for orientation.
function abbreviate(value: string): string {
  return value.length > 400 ? `${value.slice(0, 160)} … ${value.slice(-160)}` : value;
}

function valueText(value: unknown): string {
  if (value === undefined) return "";
  if (value === null) return "none";
  return typeof value === "string" ? value : JSON.stringify(value, null, 2);
}

/** A JSON Pointer as a label: `/models/text/model` becomes “Models › text › model”. */
export function fieldLabel(path: string): string {
  const [first = "", ...rest] = path.split("/").slice(1);
  const below = first === "settings" || first === "resolved_persona" ? rest : [first, ...rest];
  const [head = first, ...tail] = below[0] === "settings" ? below.slice(1) : below;
  const words = tail.map((part) => (/^\d+$/.test(part) ? `${Number(part) + 1}` : part.replaceAll("_", " ")));
  return [LABELS[head] ?? head.replaceAll("_", " "), ...words].join(" › ");
}
