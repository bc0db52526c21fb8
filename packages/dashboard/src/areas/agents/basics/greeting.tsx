import { Checkbox, Stack, Textarea } from "@mantine/core";
import { placeAt } from "../../../api/failure.ts";
import { Choice } from "../../../kit/choice.tsx";
import { useAgentEditor } from "../editor.tsx";

/** Whether the opening message is the written one, or the model's own. */
export function GreetingFields() {
  const { words, wordsSaving } = useAgentEditor();
  const { greeting } = words.values;
  const change = (part: Partial<typeof greeting>) => words.set("greeting", { ...greeting, ...part });
  return (
    <Stack gap="sm">
      <Choice
        label="How it greets"
        value={greeting.mode}
        onChange={(mode) => change({ mode })}
        options={[
          { value: "static", label: "As written" },
          { value: "custom_agent", label: "In its own words" },
        ]}
      />
      {greeting.mode === "custom_agent" && (
        <>
          <Textarea
            label="What its greeting is to be like"
            description="The model writes it before the first turn, in at most four seconds."
            maxLength={4000}
            dir="auto"
            value={greeting.prompt}
            onChange={({ currentTarget }) => change({ prompt: currentTarget.value })}
            error={placeAt(wordsSaving.error, "/settings/greeting/prompt")}
          />
          <Checkbox
            label="It may look into what it remembers of the User"
            checked={greeting.tools.includes("search_memory")}
            onChange={({ currentTarget }) =>
              change({ tools: currentTarget.checked ? ["search_memory"] : [] })
            }
          />
          <Checkbox
            label="Say the opening message when none could be written in time"
            checked={greeting.fallback_to_static}
            onChange={({ currentTarget }) => change({ fallback_to_static: currentTarget.checked })}
          />
        </>
      )}
    </Stack>
  );
}
