import { Skeleton, Stack, Text } from "@mantine/core";
import { useWorkspaceId } from "../../../api/me.ts";
import { useApiQuery } from "../../../api/use-api.ts";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { RoleNote } from "../../../kit/role-note.tsx";
import { Section } from "../../../kit/section.tsx";
import { buildFactTimeline } from "../../memory/fact-timeline/fact-timeline.ts";
import { FactTimeline } from "../../memory/fact-timeline/fact-timeline.tsx";
import { Cooldowns } from "../../memory/overview/cooldowns.tsx";
import { Statements } from "../../memory/statements.tsx";
import { usePageUser } from "../use-page-user.ts";
import { AddStatement } from "./add-statement.tsx";
import { OpenThreads } from "./open-threads.tsx";
import { SentimentAndTopics } from "./sentiment-and-topics.tsx";

const MAX_STATEMENTS = 200;

/** Memory tab of a User. */
export function MemoryTab() {
  const { user_id } = usePageUser();
  return (
    <Stack gap="lg">
      <RoleNote needs="memory:write" />
      <FactTimelineSection userId={user_id} />
      <OpenThreads userId={user_id} />
      <Section
        title="Statements"
        description="All that is remembered, the last learned first. Open one to correct or forget it."
        actions={<AddStatement userId={user_id} />}
      >
        <Statements userId={user_id} />
      </Section>
      <SentimentAndTopics userId={user_id} />
      <Cooldowns userId={user_id} />
    </Stack>
  );
}

function FactTimelineSection({ userId }: { readonly userId: string }) {
  const workspace_id = useWorkspaceId();
  const params = { workspace_id };
  const query = { user_id: userId, limit: MAX_STATEMENTS };
  const active = useApiQuery("listObservations", { params, query });
  const superseded = useApiQuery("listObservations", { params, query: { ...query, status: "superseded" } });
  const error = active.error ?? superseded.error;
  const [now, before] = [active.data?.data, superseded.data?.data];
  if (now && before && now.data.length + before.data.length === 0) return null;
  return (
    <Section
      title="Over time"
      description="What changed, as strands: each later statement took the place of the one before."
    >
      <ProblemAlert error={error} retry={active.refetch} />
      {!error && !(now && before) && <Skeleton height={260} />}
      {now && before && <FactTimeline picture={buildFactTimeline(now.data, before.data)} />}
      {(now?.next_cursor || before?.next_cursor) && (
        <Text size="xs" c="dimmed">
          Drawn from the latest {MAX_STATEMENTS} of each; the list below has all of them.
        </Text>
      )}
    </Section>
  );
}
