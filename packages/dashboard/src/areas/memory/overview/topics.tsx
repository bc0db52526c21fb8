import { Anchor, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useWorkspaceId } from "../../../api/me.ts";
import { Section } from "../../../kit/section.tsx";
import { ShareBars } from "../../../kit/share-bars.tsx";
import type { OverviewData } from "./overview-data.ts";

/** Most frequent topics; each links to its statements. */
export function Topics({ overview }: { readonly overview: OverviewData | undefined }) {
  const workspaceId = useWorkspaceId();
  const shares = (overview?.topics ?? []).map(({ name, count }) => ({
    ...{ name, count },
    title: (
      <Anchor
        component={Link}
        to={`/${workspaceId}/memory/statements`}
        search={{ topic: name } as never}
        inherit
      >
        {name}
      </Anchor>
    ),
  }));
  return (
    <Section title="Topics">
      {overview && shares.length === 0 ? (
        <Text size="sm" c="dimmed">
          When people have told of something, what it is about stands here.
        </Text>
      ) : (
        <ShareBars label="Statements by topic" shares={shares} />
      )}
    </Section>
  );
}
