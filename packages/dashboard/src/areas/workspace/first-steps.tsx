import { Button, Group, Progress, Skeleton, Stack, Text, ThemeIcon } from "@mantine/core";
import { IconCheck, IconCircle } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useWorkspaceId } from "../../api/me.ts";
import { usePermission } from "../../api/roles.ts";
import { useApiQuery } from "../../api/use-api.ts";
import { Section } from "../../kit/section.tsx";

interface Step {
  readonly title: string;
  readonly text: string;
  readonly done: boolean;
  readonly verb: string;
  readonly to: string;
}

/** Onboarding checklist; hidden when completed. */
export function FirstSteps() {
  const steps = useSteps();
  if (!steps) return <Skeleton height={324} />;
  const done = steps.filter((step) => step.done).length;
  if (done === steps.length) return null;
  const next = steps.find((step) => !step.done);
  return (
    <Section title="First steps" description="A working agent in about five minutes.">
      <Progress value={(done / steps.length) * 100} aria-label={`${done} of ${steps.length} steps done`} />
      <Stack component="ol" gap="md" m={0} p={0} style={{ listStyle: "none" }}>
        {steps.map((step) => (
          <Group component="li" key={step.title} gap="sm" wrap="nowrap" align="flex-start">
            <ThemeIcon variant={step.done ? "filled" : "default"} radius="xl" size={26} aria-hidden>
              {step.done ? <IconCheck size={16} /> : <IconCircle size={12} />}
            </ThemeIcon>
            <div style={{ flex: 1, minWidth: 0 }}>
              <Text fw={600} size="sm">
                {step.title}
                {step.done && <span className="unseen"> (done)</span>}
              </Text>
              <Text size="sm" c="dimmed">
                {step.text}
              </Text>
            </div>
            {!step.done && (
              <Button component={Link} to={step.to} size="xs" variant={step === next ? "filled" : "default"}>
                {step.verb}
              </Button>
            )}
          </Group>
        ))}
      </Stack>
    </Section>
  );
}

function useSteps(): readonly Step[] | null {
  const workspace_id = useWorkspaceId();
  const params = { workspace_id };
  const mayReadConversations = usePermission("conversations:read");
  const agents = useApiQuery("listAgents", { params, query: { limit: 1 } });
  const published = useApiQuery("listAgents", { params, query: { limit: 1, status: "published" } });
  const latest = useApiQuery(
    "listConversations",
    { params, query: { limit: 200, include_test: "true" } },
    { enabled: mayReadConversations },
  );
  if (!agents.data || !published.data || (mayReadConversations && !latest.data)) return null;
  const first = published.data.data.data[0] ?? agents.data.data.data[0];
  const agent = first ? `/${workspace_id}/agents/${first.id}` : `/${workspace_id}/agents/new`;
  const conversations = latest.data?.data.data ?? [];
  return [
    {
      title: "Make an agent",
      text: "From a template that works at once, or from nothing.",
      done: first !== undefined,
      verb: "Choose a template",
      to: `/${workspace_id}/agents/new`,
    },
    {
      title: "Talk to it",
      text: "On its own page; beside every answer you see how it came about.",
      done: conversations.some(({ channel }) => channel === "preview"),
      verb: "Test it",
      to: first ? `${agent}/test` : agent,
    },
    {
      title: "Publish it",
      text: "Freezes the draft as version 1, which sessions run from then on.",
      done: published.data.data.data.length > 0,
      verb: "Publish",
      to: first ? `${agent}/basics` : agent,
    },
    {
      title: "Let people talk to it",
      text: "A line of HTML for your web page, or a call from your backend.",
      done: conversations.some(({ channel, test }) => !test && channel !== "import"),
      verb: "Distribute",
      to: first ? `${agent}/distribute` : agent,
    },
  ];
}
