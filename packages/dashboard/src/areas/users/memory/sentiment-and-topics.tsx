import { Group, SimpleGrid, Skeleton, Stack, Text } from "@mantine/core";
import { IconArrowDownRight, IconArrowRight, IconArrowUpRight } from "@tabler/icons-react";
import { useWorkspaceId } from "../../../api/me.ts";
import { useApiQuery } from "../../../api/use-api.ts";
import { Chart } from "../../../kit/chart.tsx";
import { humanize, pluralize } from "../../../kit/format.ts";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { RelativeTime } from "../../../kit/relative-time.tsx";
import { Section } from "../../../kit/section.tsx";

const DAY = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", year: "2-digit" });
const MAX_TOPICS = 8;

const TRENDS = {
  rising: { icon: IconArrowUpRight, label: "better than before" },
  falling: { icon: IconArrowDownRight, label: "worse than before" },
  steady: { icon: IconArrowRight, label: "as before" },
} as const;

/** The User's sentiment and topics over time. */
export function SentimentAndTopics({ userId }: { readonly userId: string }) {
  const workspace_id = useWorkspaceId();
  const read = useApiQuery("getMemoryArcs", {
    params: { workspace_id },
    query: { user_id: userId, by: "week" },
  });
  if (read.error) return <ProblemAlert error={read.error} retry={read.refetch} />;
  if (!read.data) return <Skeleton height={280} />;
  const { arcs, tone } = read.data.data;
  if (arcs.length === 0 && tone.length === 0) return null;
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
      <Section title="How the User sounded" description="By week, from distressed to delighted.">
        {tone.length === 0 ? (
          <Text size="sm" c="dimmed">
            Nothing is known of it yet.
          </Text>
        ) : (
          <Chart
            kind="line"
            name="Tone"
            summary={`The tone of ${pluralize(tone.length, "week")}; in the last one ${toneLabel(tone.at(-1)?.valence ?? 0)}.`}
            points={tone.map(({ at, valence }) => ({ label: DAY.format(new Date(at)), value: valence }))}
            ends={{ low: -1, high: 1 }}
            format={toneLabel}
          />
        )}
      </Section>
      <Section title="How matters went" description="Topics, the last mentioned first.">
        <Stack gap="xs">
          {arcs.slice(0, MAX_TOPICS).map(({ topic, mentions, last_at, tone: sound }) => (
            <Group key={topic} gap="sm" wrap="nowrap">
              <Text size="sm" fw={600} className="cut" dir="auto" title={topic} style={{ flex: 1 }} miw={0}>
                {humanize(topic)}
              </Text>
              <Text size="xs" c="dimmed">
                {pluralize(mentions, "time")}, last <RelativeTime at={last_at} />
              </Text>
              {sound && <Trend trend={sound.trend} />}
            </Group>
          ))}
        </Stack>
      </Section>
    </SimpleGrid>
  );
}

function Trend({ trend }: { readonly trend: keyof typeof TRENDS }) {
  const { icon: Icon, label } = TRENDS[trend];
  return <Icon size={18} stroke={1.7} aria-label={label} style={{ flex: "none" }} />;
}

function toneLabel(valence: number): string {
  if (valence <= -0.6) return "distressed";
  if (valence < -0.15) return "unhappy";
  if (valence <= 0.15) return "even";
  return valence < 0.6 ? "content" : "delighted";
}
