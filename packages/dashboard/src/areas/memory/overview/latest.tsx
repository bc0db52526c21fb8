import { Skeleton, Stack, Text, UnstyledButton } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import { useState } from "react";
import { Section } from "../../../kit/section.tsx";
import { When } from "../../../kit/when.tsx";
import { UserName } from "../../users/user-name.tsx";
import { StatementDrawer } from "../statement-drawer.tsx";
import type { OverviewData } from "./overview-data.ts";
import "../statements.css";

const SHOWN = 6;

/** The statements that were learned last. */
export function LatestLearned({ overview }: { readonly overview: OverviewData | undefined }) {
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <Section title="Learned last">
      {!overview && <Waiting />}
      {overview?.latest_learned.length === 0 && <Nothing>Nothing was learned yet.</Nothing>}
      <div className="statement-lines">
        {overview?.latest_learned.slice(0, SHOWN).map(({ id, text, recorded_at, user_id }) => (
          <UnstyledButton key={id} className="statement-line" onClick={() => setOpened(id)}>
            <Stack gap={0} style={{ flex: 1 }} miw={0}>
              <Text size="sm" span dir="auto" className="statement-text">
                {text}
              </Text>
              <Text size="xs" c="dimmed" span className="cut">
                <UserName id={user_id} />
              </Text>
            </Stack>
            <When at={recorded_at} fz="xs" c="dimmed" style={{ flex: "none" }} />
          </UnstyledButton>
        ))}
      </div>
      {opened && <StatementDrawer id={opened} onClose={() => setOpened(null)} />}
    </Section>
  );
}

/** What changed last: what was so, and what is so now. */
export function LatestSuperseded({ overview }: { readonly overview: OverviewData | undefined }) {
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <Section title="Changed last">
      {!overview && <Waiting />}
      {overview?.latest_superseded.length === 0 && (
        <Nothing>When somebody says that something is no longer so, both stand here.</Nothing>
      )}
      <div className="statement-lines">
        {overview?.latest_superseded.slice(0, SHOWN).map((change) => (
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
            <When at={change.superseded_at} fz="xs" c="dimmed" style={{ flex: "none" }} />
          </UnstyledButton>
        ))}
      </div>
      {opened && <StatementDrawer id={opened} onClose={() => setOpened(null)} />}
    </Section>
  );
}

function Waiting() {
  return <Skeleton height={180} />;
}

function Nothing({ children }: { readonly children: string }) {
  return (
    <Text size="sm" c="dimmed">
      {children}
    </Text>
  );
}
