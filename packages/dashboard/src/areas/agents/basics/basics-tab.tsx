import { Grid, Stack, Textarea, TextInput } from "@mantine/core";
import { fieldError } from "../../../api/errors.ts";
import { Section } from "../../../kit/section.tsx";
import { useAgentEditor } from "../editor.tsx";
import { CharacterSection } from "./character.tsx";
import { LanguagesSection } from "./languages.tsx";
import { ModelsSection } from "./models.tsx";
import { PromptSection } from "./prompt.tsx";
import { PromptPreview } from "./prompt-preview.tsx";

/** Basics tab: name, prompt, character, languages and models. */
export function BasicsTab() {
  const { mayEdit } = useAgentEditor();
  return (
    <Grid gap="lg" align="flex-start">
      <Grid.Col span={{ base: 12, lg: 8 }}>
        <fieldset className="bare" disabled={!mayEdit}>
          <Stack gap="lg">
            <NameSection />
            <PromptSection />
            <CharacterSection />
            <LanguagesSection />
            <ModelsSection />
          </Stack>
        </fieldset>
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 4 }}>
        <PromptPreview />
      </Grid.Col>
    </Grid>
  );
}

function NameSection() {
  const { agentDraft, agentSaving } = useAgentEditor();
  const { key, name, description } = agentDraft.values;
  return (
    <Section title="The agent">
      <TextInput
        label="Name"
        maxLength={120}
        dir="auto"
        value={name}
        onChange={({ currentTarget }) => agentDraft.set("name", currentTarget.value)}
        error={fieldError(agentSaving.error, "/name")}
      />
      <Textarea
        label="Description"
        description="For you and your colleagues; the agent is not told."
        maxLength={2000}
        dir="auto"
        value={description}
        onChange={({ currentTarget }) => agentDraft.set("description", currentTarget.value)}
        error={fieldError(agentSaving.error, "/description")}
      />
      <TextInput
        label="Key"
        description="A name for your scripts to find the agent by: lowercase letters, digits, - and _."
        maxLength={63}
        value={key ?? ""}
        onChange={({ currentTarget }) => agentDraft.set("key", currentTarget.value || null)}
        error={fieldError(agentSaving.error, "/key")}
      />
    </Section>
  );
}
