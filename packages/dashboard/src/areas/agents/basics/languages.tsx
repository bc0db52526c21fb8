import { Select, TagsInput } from "@mantine/core";
import { fieldError } from "../../../api/errors.ts";
import { Section } from "../../../kit/section.tsx";
import type { AgentFields } from "../agent-fields.ts";
import { useAgentEditor } from "../editor.tsx";

const COMMON_LANGUAGES = [
  "en",
  "de",
  "fr",
  "es",
  "it",
  "pt",
  "nl",
  "pl",
  "sv",
  "tr",
  "ar",
  "he",
  "hi",
  "ja",
  "ko",
  "zh",
];
const LANGUAGE_NAMES = new Intl.DisplayNames(undefined, { type: "language", fallback: "code" });

/** Languages and modality of the agent. */
export function LanguagesSection() {
  const { agentDraft, agentSaving } = useAgentEditor();
  const { languages, modality } = agentDraft.values;
  return (
    <Section title="Language">
      <TagsInput
        label="Languages"
        description="The first one is spoken unless the session or the User says otherwise."
        data={COMMON_LANGUAGES}
        renderOption={({ option }) => `${languageName(option.value)} (${option.value})`}
        maxTags={50}
        value={languages}
        onChange={(next) => next.length > 0 && agentDraft.set("languages", next)}
        error={fieldError(agentSaving.error, "/languages")}
      />
      <Select
        label="Voice and text"
        description="What sessions may ask for."
        value={modality}
        onChange={(next) => next && agentDraft.set("modality", next as AgentFields["modality"])}
        data={[
          { value: "text", label: "Text" },
          { value: "voice+text", label: "Voice and text" },
          { value: "voice", label: "Voice" },
        ]}
      />
    </Section>
  );
}

function languageName(tag: string): string {
  try {
    return LANGUAGE_NAMES.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
