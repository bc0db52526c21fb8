import { Skeleton, Stack, Text } from "@mantine/core";
import { useWorkspaceId } from "../../../api/me.ts";
import { useRead } from "../../../api/use-api.ts";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { RoleNote } from "../../../kit/role-note.tsx";
import { Section } from "../../../kit/section.tsx";
import { Cooldowns } from "../../memory/overview/cooldowns.tsx";
import { Statements } from "../../memory/statements.tsx";
import { pictureOf } from "../../memory/strands/strands.ts";
import { Strands } from "../../memory/strands/strands.tsx";
import { useUserOfPage } from "../user-of-page.ts";
import { Course } from "./course.tsx";
import { OpenThreads } from "./open-threads.tsx";
import { WriteStatement } from "./write-statement.tsx";

const MOST = 200;

/** What is remembered of one User. */
export function MemoryTab() {
  const { user_id } = useUserOfPage();
  return (
    <Stack gap="lg">
      <RoleNote needs="memory:write" />
      <OverTime userId={user_id} />
      <OpenThreads userId={user_id} />
      <Section
        title="Statements"
        description="All that is remembered, the last learned first. Open one to correct or forget it."
        actions={<WriteStatement userId={user_id} />}
      >
        <Statements userId={user_id} />
      </Section>
      <Course userId={user_id} />
      <Cooldowns userId={user_id} />
    </Stack>
  );
}

function OverTime({ userId }: { readonly userId: string }) {
  const workspace_id = useWorkspaceId();
  const params = { workspace_id };
  const query = { user_id: userId, limit: MOST };
  const standing = useRead("listObservations", { params, query });
  const superseded = useRead("listObservations", { params, query: { ...query, status: "superseded" } });
  const error = standing.error ?? superseded.error;
  const [now, before] = [standing.data?.data, superseded.data?.data];
  if (now && before && now.data.length + before.data.length === 0) return null;
  return (
    <Section
      title="Over time"
      description="What changed, as strands: each later statement took the place of the one before."
    >
      <ProblemAlert error={error} retry={standing.refetch} />
      {!error && !(now && before) && <Skeleton height={260} />}
      {now && before && <Strands picture={pictureOf(now.data, before.data)} />}
      {(now?.next_cursor || before?.next_cursor) && (
        <Text size="xs" c="dimmed">
          Drawn from the latest {MOST} of each; the list below has all of them.
        </Text>
      )}
    </Section>
  );
}
