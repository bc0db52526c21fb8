import { Anchor, Code, Text } from "@mantine/core";
import { Copy } from "../../../kit/copy.tsx";
import { Section } from "../../../kit/section.tsx";
import { useAgentEditor } from "../editor.tsx";
import { Snippet } from "./snippet.tsx";
import { clientSnippet, curlSnippet } from "./snippets.ts";

/** Instructions for opening sessions from a backend. */
export function ApiSection() {
  const { agent } = useAgentEditor();
  const server = window.location.origin;
  return (
    <Section
      title="API"
      description="Your backend opens a session for a User by your own stable ID, and streams the answers."
    >
      <Text size="sm">
        This agent is <Code>{agent.id}</Code> <Copy value={agent.id} what="the agent's ID" /> The key needs
        the scope <Code>sessions:write</Code>. Everything else is in the{" "}
        <Anchor href="/docs" target="_blank" inherit>
          reference
        </Anchor>
        .
      </Text>
      <Snippet title="With curl" code={curlSnippet(server, agent.id)} />
      <Snippet title="In TypeScript" code={clientSnippet(server, agent.id)} />
    </Section>
  );
}
