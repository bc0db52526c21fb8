import { Skeleton, Stack, Text, UnstyledButton } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import { useState } from "react";
import { RelativeTime } from "../../../kit/relative-time.tsx";
import { Section } from "../../../kit/section.tsx";
import { UserName } from "../../users/user-name.tsx";
import { StatementDrawer } from "../statement-drawer.tsx";
import type { OverviewData } from "./overview-data.ts";
import "../statements.css";

const MAX_SHOWN = 6;

/** Recently learned statements. */
export function LatestLearned({ overview }: { readonly overview: OverviewData | undefined }) {
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <Section title="Learned last">
      {!overview && <ListSkeleton />}
      {overview?.latest_learned.length === 0 && <EmptyText>Nothing was learned yet.</EmptyText>}
      <div className="statement-lines">
        {overview?.latest_learned.slice(0, MAX_SHOWN).map(({ id, text, recorded_at, user_id }) => (
          <UnstyledButton key={id} className="statement-line" onClick={() => setOpened(id)}>
            <Stack gap={0} style={{ flex: 1 }} miw={0}>
              <Text size="sm" span dir="auto" className="statement-text">
                {text}
              </Text>
              <Text size="xs" c="dimmed" span className="cut">
                <UserName id={user_id} />
              </Text>
            </Stack>
            <RelativeTime at={recorded_at} fz="xs" c="dimmed" style={{ flex: "none" }} />
          </UnstyledButton>
        ))}
      </div>
      {opened && <StatementDrawer id={opened} onClose={() => setOpened(null)} />}
    </Section>
  );
}

/** Recently superseded statements with their replacements. */
export function LatestSuperseded({ overview }: { readonly overview: OverviewData | undefined }) {
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <Section title="Changed last">
      {!overview && <ListSkeleton />}
      {overview?.latest_superseded.length === 0 && (
        <EmptyText>When somebody says that something is no longer so, both stand here.</EmptyText>
      )}
      <div className="statement-lines">
        {overview?.latest_superseded.slice(0, MAX_SHOWN).map((change) => (
          <UnstyledButton
            key={change.id}
            className="statement-line"
            style={{ alignItems: "flex-start" }}
            onClick={() => setOpened(change.superseded_by)}
          >
            <Stack gap={2} style={{ flex: 1 }} miw={0}>
              <Text size="sm" span dir="auto" className="statement-text superseded">
                {change.text}
              </Text>
              <span style={{ display: "flex", gap: 6 }}>
                <IconArrowRight size={15} aria-label="now" style={{ marginTop: 3 }} />
                <Text size="sm" span dir="auto" className="statement-text">
                  {change.superseded_by_text ?? "Forgotten"}
                </Text>
              </span>
            </Stack>
            <RelativeTime at={change.superseded_at} fz="xs" c="dimmed" style={{ flex: "none" }} />
          </UnstyledButton>
        ))}
      </div>
      {opened && <StatementDrawer id={opened} onClose={() => setOpened(null)} />}
    </Section>
  );
}

function ListSkeleton() {
  return <Skeleton height={180} />;
}

function EmptyText({ children }: { readonly children: string }) {
  return (
    <Text size="sm" c="dimmed">
      {children}
    </Text>
  );
}
