import { ColorInput, Group, SimpleGrid, TextInput } from "@mantine/core";
import { IconMessageCircle } from "@tabler/icons-react";
import { fieldError } from "../../../api/errors.ts";
import { Choice } from "../../../kit/choice.tsx";
import { Section } from "../../../kit/section.tsx";
import type { AgentFields } from "../agent-fields.ts";
import { useAgentEditor } from "../editor.tsx";
import "./widget-appearance.css";

type Widget = AgentFields["widget"];

/** Appearance of the widget, included in its HTML snippet. */
export function WidgetAppearance() {
  const { agentDraft, agentSaving } = useAgentEditor();
  const { widget } = agentDraft.values;
  const set = (part: Partial<Widget>) => agentDraft.set("widget", { ...widget, ...part });
  return (
    <Section title="How it looks">
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label="Words on the button"
          description="Empty: a symbol alone."
          maxLength={60}
          dir="auto"
          value={widget.button_label}
          onChange={({ currentTarget }) => set({ button_label: currentTarget.value })}
          error={fieldError(agentSaving.error, "/widget/button_label")}
        />
        <TextInput
          label="Words beside it"
          description="An invitation, until somebody opens it."
          maxLength={200}
          dir="auto"
          value={widget.opening_prompt}
          onChange={({ currentTarget }) => set({ opening_prompt: currentTarget.value })}
          error={fieldError(agentSaving.error, "/widget/opening_prompt")}
        />
        <ColorInput
          label="Colour"
          format="hex"
          eyeDropperButtonProps={{ "aria-label": "Pick a colour from the screen" }}
          value={widget.primary_color}
          onChange={(primary_color) => set({ primary_color })}
          error={fieldError(agentSaving.error, "/widget/primary_color")}
        />
        <Choice
          label="Corner"
          value={widget.position}
          onChange={(position) => set({ position })}
          options={[
            { value: "bottom-left", label: "Left" },
            { value: "bottom-right", label: "Right" },
          ]}
        />
      </SimpleGrid>
      <Preview widget={widget} />
    </Section>
  );
}

/** Static preview of the widget's launcher; not the widget itself. */
function Preview({ widget }: { readonly widget: Widget }) {
  const left = widget.position === "bottom-left";
  return (
    <div className="widget-preview" aria-hidden>
      <Group gap="sm" wrap="nowrap" className={left ? "at-left" : "at-right"}>
        {widget.opening_prompt && (
          <span className="widget-invitation cut" dir="auto">
            {widget.opening_prompt}
          </span>
        )}
        <span className="widget-button" style={{ background: widget.primary_color }}>
          <IconMessageCircle size={22} />
          {widget.button_label && (
            <span className="cut" dir="auto">
              {widget.button_label}
            </span>
          )}
        </span>
      </Group>
    </div>
  );
}
