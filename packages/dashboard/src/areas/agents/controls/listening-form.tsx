import type { Schemas } from "@hyponema/client";
import { Button, Group, NumberInput, Select, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { fieldError } from "../../../api/errors.ts";
import { useWorkspaceId } from "../../../api/me.ts";
import { useApiMutation } from "../../../api/use-api.ts";
import { isEqual } from "../../../kit/draft.ts";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import type { ListeningProfile } from "../agent-fields.ts";
import { useAgentEditor } from "../editor.tsx";

type Change = Schemas["ListeningProfileUpdate"];
type Setting = Exclude<keyof Change, "name" | "description">;

const NUMBERS: readonly {
  readonly setting: Setting;
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly defaultValue: number;
  readonly suffix?: string;
}[] = [
  {
    setting: "vad_confidence",
    label: "How sure that somebody speaks",
    min: 0.1,
    max: 0.95,
    step: 0.05,
    defaultValue: 0.7,
  },
  {
    setting: "vad_min_volume",
    label: "Quieter than this is no speech",
    min: 0,
    max: 0.95,
    step: 0.05,
    defaultValue: 0.6,
  },
  {
    setting: "vad_start_secs",
    label: "Speech begins after",
    min: 0.05,
    max: 2,
    step: 0.05,
    defaultValue: 0.2,
    suffix: " s",
  },
  {
    setting: "vad_stop_secs",
    label: "Speech ends after silence of",
    min: 0.1,
    max: 5,
    step: 0.1,
    defaultValue: 0.8,
    suffix: " s",
  },
  {
    setting: "min_words_before_interrupt",
    label: "Words that interrupt",
    min: 1,
    max: 20,
    step: 1,
    defaultValue: 3,
  },
];

const CHOICES: readonly {
  readonly knob: Setting;
  readonly label: string;
  readonly data: readonly { readonly value: string; readonly label: string }[];
}[] = [
  {
    knob: "interruption_policy",
    label: "The User may interrupt",
    data: [
      { value: "always", label: "Always" },
      { value: "min_words", label: "With some words" },
      { value: "never", label: "Never" },
    ],
  },
  {
    knob: "first_message_interruptible",
    label: "The opening message too",
    data: [
      { value: "true", label: "Yes" },
      { value: "false", label: "No" },
    ],
  },
  {
    knob: "noise_suppression",
    label: "Noise is taken out",
    data: [
      { value: "off", label: "No" },
      { value: "auto", label: "Where the channel needs it" },
      { value: "rnnoise", label: "Always" },
    ],
  },
  {
    knob: "audio_gate_enabled",
    label: "What is heard while it speaks is kept out",
    data: [
      { value: "true", label: "Yes" },
      { value: "false", label: "No" },
    ],
  },
];

/** Settings of a listening profile. Empty fields fall back to the defaults. */
export function ListeningForm({ profile }: { readonly profile: ListeningProfile }) {
  const workspace_id = useWorkspaceId();
  const { agent, mayEdit } = useAgentEditor();
  const [form, setForm] = useState(profile);
  const save = useApiMutation("updateListeningProfile", ["listListeningProfiles"]);
  const changed = Object.fromEntries(
    Object.entries(form).filter(
      ([field, value]) => !isEqual(value, profile[field as keyof ListeningProfile]),
    ),
  ) as Change;
  const dirty = Object.keys(changed).length > 0;
  const set = (part: Partial<ListeningProfile>) => setForm({ ...form, ...part });
  const submit = () =>
    save.mutate({
      params: { workspace_id, agent_id: agent.id, listening_profile_id: profile.id },
      ifMatch: `"${profile.revision}"`,
      body: changed,
    });
  return (
    <Stack gap="sm">
      <TextInput
        label="Name"
        maxLength={120}
        dir="auto"
        value={form.name}
        onChange={({ currentTarget }) => set({ name: currentTarget.value })}
        error={fieldError(save.error, "/name")}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {NUMBERS.map(({ setting, label, defaultValue, ...range }) => (
          <NumberInput
            key={setting}
            {...range}
            label={label}
            placeholder={`${defaultValue}${range.suffix ?? ""}`}
            decimalScale={2}
            value={(form[setting] as number | null) ?? ""}
            onChange={(value) => set({ [setting]: typeof value === "number" ? value : null })}
            error={fieldError(save.error, `/${setting}`)}
          />
        ))}
        {CHOICES.map(({ knob, label, data }) => (
          <Select
            key={knob}
            label={label}
            placeholder="Left open"
            clearable
            allowDeselect
            data={[...data]}
            value={form[knob] === null ? null : String(form[knob])}
            onChange={(value) => set({ [knob]: parseChoice(value) })}
          />
        ))}
      </SimpleGrid>
      <ProblemAlert error={save.error} />
      {mayEdit && (
        <Group>
          <Button size="xs" onClick={submit} disabled={!dirty} loading={save.isPending}>
            Save the profile
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function parseChoice(choice: string | null): string | boolean | null {
  if (choice === "true") return true;
  return choice === "false" ? false : choice;
}
