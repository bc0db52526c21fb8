import { Alert, SegmentedControl, Stack, Switch, TagsInput, Text } from "@mantine/core";
import { useState } from "react";
import { fieldError } from "../../../api/errors.ts";
import { Section } from "../../../kit/section.tsx";
import { useAgentEditor } from "../editor.tsx";
import { Snippet } from "./snippet.tsx";
import { nodeBackend, pythonBackend, widgetSnippet } from "./snippets.ts";
import { WidgetAppearance } from "./widget-appearance.tsx";

/** Web widget: allowed domains, session mode, appearance and HTML snippet. */
export function WidgetSection() {
  const { agentDraft, agentSaving, mayEdit } = useAgentEditor();
  const { security } = agentDraft.values;
  const open = !security.signed_url_required;
  const set = (part: Partial<typeof security>) => agentDraft.set("security", { ...security, ...part });
  return (
    <>
      <Section
        title="Where it may stand"
        description="Pages of other sites are refused, by the browser and by the server."
      >
        <fieldset className="bare" disabled={!mayEdit}>
          <Stack gap="md">
            <TagsInput
              label="Origins"
              description="Enter after each. None: any page may talk to this agent."
              placeholder="https://www.example.com"
              maxTags={100}
              value={security.origin_allowlist}
              onChange={(origins) => set({ origin_allowlist: origins.map(toOrigin) })}
              error={fieldError(agentSaving.error, "/security/origin_allowlist")}
            />
            <Switch
              label="Pages open sessions themselves"
              description="For agents that are for everybody. Otherwise your backend opens them, for whoever is signed in there."
              checked={open}
              onChange={({ currentTarget }) => set({ signed_url_required: !currentTarget.checked })}
            />
          </Stack>
        </fieldset>
        {open && security.origin_allowlist.length === 0 && (
          <Alert color="yellow">
            <Text size="sm">
              Any page on the web could open sessions of this agent: list your sites above.
            </Text>
          </Alert>
        )}
      </Section>
      <fieldset className="bare" disabled={!mayEdit}>
        <WidgetAppearance />
      </fieldset>
      <EmbedCode open={open} />
    </>
  );
}

function EmbedCode({ open }: { readonly open: boolean }) {
  const { agent, agentDraft } = useAgentEditor();
  const [language, setLanguage] = useState("node");
  const server = window.location.origin;
  const { widget } = agentDraft.values;
  if (open) {
    return (
      <Section
        title="Paste it into your page"
        description="Before the end of the body. No backend is needed."
      >
        <Snippet title="HTML" code={widgetSnippet(server, agent.id, widget)} />
      </Section>
    );
  }
  return (
    <Section
      title="Paste it into your page"
      description="The page asks your backend for a session; only there is the API key."
    >
      <Snippet title="HTML" code={widgetSnippet(server, agent.id, widget, "/hyponema-session")} />
      <SegmentedControl
        aria-label="Backend in"
        style={{ alignSelf: "flex-start" }}
        value={language}
        onChange={setLanguage}
        data={[
          { value: "node", label: "Node" },
          { value: "python", label: "Python" },
        ]}
      />
      {language === "node" ? (
        <Snippet title="A backend in Node" code={nodeBackend(server, agent.id)} />
      ) : (
        <Snippet title="A backend in Python" code={pythonBackend(server, agent.id)} />
      )}
    </Section>
  );
}

// People paste page URLs; only the origin is stored.
function toOrigin(typed: string): string {
  try {
    return new URL(typed).origin;
  } catch {
    return typed;
  }
}
