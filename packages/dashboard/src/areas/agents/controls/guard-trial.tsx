import type { Schemas } from "@hyponema/client";
import { Badge, Group, SegmentedControl, Stack, Text, Textarea } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useWorkspaceId } from "../../../api/me.ts";
import { useApiQuery } from "../../../api/use-api.ts";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { Section } from "../../../kit/section.tsx";
import { useAgentEditor } from "../editor.tsx";

type Trial = Schemas["GuardTrial"];
type Speaker = "agent" | "user";

const GUARD_LABELS: Readonly<Record<string, string>> = {
  no_go_zone: "The zone",
  escalation: "The rule",
  sleep_window: "Quiet hours",
  sensitive_topic: "A sensitive topic",
};
const ACTION_LABELS: Readonly<Record<string, string>> = {
  block: "the agent stops there",
  redirect: "something else is said",
  escalate: "it is handed over",
  mark: "it is marked",
};

/** Tests a text against the guards while typing. */
export function GuardTrial() {
  const workspace_id = useWorkspaceId();
  const { persona, personaDraft } = useAgentEditor();
  const [speaker, setSpeaker] = useState<Speaker>("agent");
  const [text, setText] = useState("");
  const [typed] = useDebouncedValue(text.trim(), 250);
  const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const trial = useApiQuery(
    "tryGuards",
    {
      params: { workspace_id, persona_id: persona?.id ?? "" },
      body: { text: typed, said_by: speaker, timezone },
    },
    { enabled: typed !== "" && persona !== null, keepPrevious: true },
  );
  const guarded = (["no_go_zones", "escalation", "sleep_windows"] as const).some(
    (field) => field in personaDraft.changes,
  );
  return (
    <Section
      title="Would this be blocked?"
      description="Tried with the guards that a turn uses. Nothing is stored."
    >
      <SegmentedControl
        aria-label="Who says it"
        style={{ alignSelf: "flex-start" }}
        value={speaker}
        onChange={(value) => setSpeaker(value as Speaker)}
        data={[
          { value: "agent", label: "The agent says" },
          { value: "user", label: "The User says" },
        ]}
      />
      <Textarea
        aria-label="The text"
        placeholder={speaker === "agent" ? "I can show you the guest list." : "Let me talk to a real person!"}
        maxLength={8000}
        dir="auto"
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      {guarded && <Text size="sm">Save first, to try what you changed above.</Text>}
      <ProblemAlert error={trial.error} />
      <div aria-live="polite" style={{ minHeight: 64 }}>
        {typed !== "" && trial.data && <TrialResult text={typed} trial={trial.data.data} />}
      </div>
    </Section>
  );
}

function TrialResult({ text, trial: { met, said } }: { readonly text: string; readonly trial: Trial }) {
  if (!met) {
    return (
      <Badge color="pine" variant="filled">
        It passes
      </Badge>
    );
  }
  const { start, end } = met;
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <Badge color="red.9" variant="filled">
          {met.action === "mark" ? "Marked" : "Held back"}
        </Badge>
        <Text size="sm">
          {GUARD_LABELS[met.kind] ?? met.kind} <b>{met.name}</b>: {ACTION_LABELS[met.action]}.
        </Text>
      </Group>
      {start !== null && end !== null && (
        <Text size="sm" className="said" dir="auto">
          {text.slice(0, start)}
          <mark>{text.slice(start, end)}</mark>
          {text.slice(end)}
        </Text>
      )}
      {said && (
        <Text size="sm" dir="auto" className="said">
          <b>The User is told:</b> {said}
        </Text>
      )}
    </Stack>
  );
}
