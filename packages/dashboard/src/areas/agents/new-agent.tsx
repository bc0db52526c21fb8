import { SimpleGrid, Skeleton, Text, ThemeIcon, UnstyledButton } from "@mantine/core";
import {
  IconCalendar,
  IconFilePlus,
  IconHeadset,
  IconHeartHandshake,
  IconMessageHeart,
  IconSchool,
  IconTargetArrow,
  type TablerIcon,
} from "@tabler/icons-react";
import { useState } from "react";
import { useWorkspaceId } from "../../api/me.ts";
import { useApiQuery } from "../../api/use-api.ts";
import { Page } from "../../kit/page.tsx";
import { ProblemAlert } from "../../kit/problem-alert.tsx";
import type { Template } from "./agent-fields.ts";
import { NameNewAgent } from "./name-new-agent.tsx";
import "./new-agent.css";

const ICONS: Readonly<Record<Template["template"], TablerIcon>> = {
  "support-desk": IconHeadset,
  "appointment-booking": IconCalendar,
  tutor: IconSchool,
  companion: IconMessageHeart,
  "post-visit-care": IconHeartHandshake,
  "lead-qualification": IconTargetArrow,
};

/** Template gallery for a new agent. */
export function NewAgent() {
  const workspace_id = useWorkspaceId();
  const templates = useApiQuery("listAgentTemplates", { params: { workspace_id } });
  const [chosen, setChosen] = useState<Template | "blank" | null>(null);
  return (
    <Page
      title="New agent"
      description="A template answers at once and can be changed throughout. You can test it before anybody else meets it."
    >
      <ProblemAlert error={templates.error} retry={templates.refetch} />
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="md">
        {templates.isPending && [1, 2, 3, 4, 5, 6, 7].map((key) => <Skeleton key={key} height={148} />)}
        {templates.data?.data.data.map((template) => (
          <TemplateCard
            key={template.template}
            icon={ICONS[template.template]}
            title={template.title}
            summary={template.summary}
            onClick={() => setChosen(template)}
          />
        ))}
        {templates.data && (
          <TemplateCard
            icon={IconFilePlus}
            title="Blank"
            summary="Nothing but a name: write the prompt yourself."
            onClick={() => setChosen("blank")}
          />
        )}
      </SimpleGrid>
      {chosen && (
        <NameNewAgent template={chosen === "blank" ? null : chosen} onClose={() => setChosen(null)} />
      )}
    </Page>
  );
}

interface TemplateCardProps {
  readonly icon: TablerIcon;
  readonly title: string;
  readonly summary: string;
  readonly onClick: () => void;
}

function TemplateCard({ icon: Icon, title, summary, onClick }: TemplateCardProps) {
  return (
    <UnstyledButton className="choice" onClick={onClick}>
      <ThemeIcon variant="light" size={38} aria-hidden>
        <Icon size={20} stroke={1.7} />
      </ThemeIcon>
      <Text fw={600} mt="sm">
        {title}
      </Text>
      <Text size="sm" c="dimmed" mt={2}>
        {summary}
      </Text>
    </UnstyledButton>
  );
}
