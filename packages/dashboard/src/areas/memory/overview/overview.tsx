import { SimpleGrid, Stack, Text } from "@mantine/core";
import { useWorkspaceId } from "../../../api/me.ts";
import { useApiQuery } from "../../../api/use-api.ts";
import { Chart } from "../../../kit/chart.tsx";
import { formatNumber } from "../../../kit/format.ts";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { Section } from "../../../kit/section.tsx";
import { ShareBars } from "../../../kit/share-bars.tsx";
import { StatCards } from "../../../kit/stat-cards.tsx";
import { KINDS } from "../kinds.ts";
import { Cooldowns } from "./cooldowns.tsx";
import { LatestLearned, LatestSuperseded } from "./latest.tsx";
import type { OverviewData } from "./overview-data.ts";
import { Topics } from "./topics.tsx";

const POLL_MS = 15_000;

/** Memory statistics of the workspace. */
export function Overview() {
  const workspace_id = useWorkspaceId();
  const read = useApiQuery("getMemoryOverview", { params: { workspace_id } }, { pollMs: POLL_MS });
  const overview = read.data?.data;
  if (read.error && !overview) return <ProblemAlert error={read.error} retry={read.refetch} />;
  return (
    <Stack gap="lg">
      <StatCards label="Memory in numbers" stats={statsFrom(overview)} />
      <LearnedPerDay overview={overview} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <Topics overview={overview} />
        <Kinds overview={overview} />
        <LatestLearned overview={overview} />
        <LatestSuperseded overview={overview} />
      </SimpleGrid>
      <Cooldowns />
    </Stack>
  );
}

function statsFrom(overview: OverviewData | undefined) {
  const number = (value: number | undefined) => (value === undefined ? undefined : formatNumber(value));
  const countWithStatus = (status: string) =>
    overview?.observations.filter((one) => one.status === status).reduce((sum, { count }) => sum + count, 0);
  const overdue = overview?.overdue_threads ?? 0;
  const waiting = overview?.waiting_conversations ?? 0;
  const withoutVector = overview?.entries_without_vector ?? 0;
  return [
    { label: "Users remembered", value: number(overview?.users) },
    {
      label: "Statements that hold",
      value: number(countWithStatus("active")),
      note:
        waiting > 0
          ? `${formatNumber(waiting)} conversations to learn from`
          : withoutVector > 0
            ? `${formatNumber(withoutVector)} by words alone yet`
            : "",
    },
    {
      label: "Superseded",
      value: number(countWithStatus("superseded")),
      note: overview ? `${formatNumber(countWithStatus("forgotten") ?? 0)} forgotten` : "",
    },
    {
      label: "Open threads",
      value: number(overview?.open_threads),
      note: overdue > 0 ? `${formatNumber(overdue)} overdue` : "",
    },
    { label: "Cool-downs", value: number(overview?.active_cooldowns) },
  ];
}

const DAY = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", timeZone: "UTC" });

function LearnedPerDay({ overview }: { readonly overview: OverviewData | undefined }) {
  const days = overview?.learned_per_day ?? [];
  const learned = days.reduce((sum, { count }) => sum + count, 0);
  return (
    <Section title="Learned per day" description="Statements that were taken in, the last 30 days.">
      <Chart
        kind="bars"
        name="Statements"
        summary={`${formatNumber(learned)} statements in the last ${formatNumber(days.length)} days.`}
        points={days.map(({ day, count }) => ({ label: DAY.format(new Date(day)), value: count }))}
      />
    </Section>
  );
}

function Kinds({ overview }: { readonly overview: OverviewData | undefined }) {
  const holding = overview?.observations.filter(({ status }) => status === "active") ?? [];
  const shares = holding
    .map(({ kind, count }) => ({ name: KINDS[kind].label, count }))
    .sort((a, b) => b.count - a.count);
  return (
    <Section title="Kinds">
      {overview && shares.length === 0 ? (
        <Text size="sm" c="dimmed">
          Nothing is remembered yet.
        </Text>
      ) : (
        <ShareBars label="Statements by kind" shares={shares} />
      )}
    </Section>
  );
}
