import { Select, TagsInput } from "@mantine/core";
import { placeAt } from "../../../api/failure.ts";
import { Section } from "../../../kit/section.tsx";
import type { AgentFields } from "../agent-fields.ts";
import { useAgentEditor } from "../editor.tsx";

const COMMON = [
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
const NAMES = new Intl.DisplayNames(undefined, { type: "language", fallback: "code" });

/** What the agent speaks, and how. */
export function LanguagesSection() {
  const { fields, fieldsSaving } = useAgentEditor();
  const { languages, modality } = fields.values;
  return (
    <Section title="Language">
      <TagsInput
        label="Languages"
        description="The first one is spoken unless the session or the User says otherwise."
        data={COMMON}
        renderOption={({ option }) => `${nameOf(option.value)} (${option.value})`}
        maxTags={50}
        value={languages}
        onChange={(next) => next.length > 0 && fields.set("languages", next)}
        error={placeAt(fieldsSaving.error, "/languages")}
      />
      <Select
        label="Voice and text"
        description="What sessions may ask for."
        value={modality}
        onChange={(next) => next && fields.set("modality", next as AgentFields["modality"])}
        data={[
          { value: "text", label: "Text" },
          { value: "voice+text", label: "Voice and text" },
          { value: "voice", label: "Voice" },
        ]}
      />
    </Section>
  );
}

function nameOf(tag: string): string {
  try {
    return NAMES.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
