import { Badge, Group, Paper, Stack, Text } from "@mantine/core";
import { useQueries } from "@tanstack/react-query";
import { useWorkspaceId } from "../../../api/me.ts";
import { useMay } from "../../../api/roles.ts";
import { reading } from "../../../api/use-api.ts";
import { sentParts, type Trace } from "./turn-trace.ts";

interface Recalled {
  readonly id: string;
  readonly kind: "observation" | "turn" | "open_thread";
  readonly score: number;
  readonly matched: readonly string[];
}

interface Recollection {
  readonly items: readonly Recalled[];
  readonly left_out: readonly { readonly id: string; readonly reason: string }[];
  readonly cooling_down: readonly string[];
  readonly late: readonly string[];
  readonly tokens: number;
}

const KINDS = { observation: "Remembered", turn: "Said earlier", open_thread: "Left open" };

/** What was remembered of the User for this turn, and why. */
export function TurnMemory({ trace }: { readonly trace: Trace | null | undefined }) {
  if (!trace) return <Text size="sm">Shown when the turn is over.</Text>;
  const span = trace.spans.find(({ type }) => type === "memory");
  const recalled = span?.output as Recollection | null | undefined;
  const told = sentParts(trace)?.find(({ source }) => source === "memory")?.text;
  if (!recalled) return <Text size="sm">This agent does not remember: see Privacy.</Text>;
  return (
    <Stack gap="md">
      <div>
        <Text size="sm" fw={600} mb={4}>
          What the model was told
        </Text>
        {told ? (
          <Paper withBorder p="sm">
            <Text size="sm" className="said" dir="auto">
              {told.replace(/^<memory>\n|\n<\/memory>$/g, "")}
            </Text>
          </Paper>
        ) : (
          <Text size="sm">Nothing is known of this User yet. What they say is learned after the turn.</Text>
        )}
      </div>
      {recalled.items.length > 0 && <RecalledItems items={recalled.items} />}
      {recalled.left_out.length > 0 && (
        <Text size="sm" c="dimmed">
          {recalled.left_out.length} more matched and were left out:{" "}
          {[...new Set(recalled.left_out.map(({ reason }) => reason.replaceAll("_", " ")))].join(", ")}.
        </Text>
      )}
      {recalled.cooling_down.length > 0 && (
        <Text size="sm" c="dimmed">
          Not raised for now: {recalled.cooling_down.join(", ")}.
        </Text>
      )}
    </Stack>
  );
}

function RecalledItems({ items }: { readonly items: readonly Recalled[] }) {
  const words = useWords(items);
  const best = Math.max(...items.map(({ score }) => score));
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        Why
      </Text>
      <Stack gap="xs">
        {items.map(({ id, kind, score, matched }) => (
          <div key={id}>
            <Group gap="xs" wrap="nowrap">
              <Badge size="sm" variant="default" style={{ flexShrink: 0 }}>
                {KINDS[kind]}
              </Badge>
              <div className="score" aria-hidden>
                <div className="hue-0" style={{ width: `${(score / best) * 100}%` }} />
              </div>
              <Text size="xs" c="dimmed" style={{ flexShrink: 0 }}>
                {score.toFixed(2)}
              </Text>
            </Group>
            {words.get(id) && (
              <Text size="sm" dir="auto">
                {words.get(id)}
              </Text>
            )}
            {matched.length > 0 && (
              <Text size="xs" c="dimmed">
                by its words: {matched.join(", ")}
              </Text>
            )}
          </div>
        ))}
      </Stack>
    </div>
  );
}

// A trace names what was recalled, and holds none of its words: those that are forgotten since then are gone here too.
function useWords(items: readonly Recalled[]): ReadonlyMap<string, string> {
  const workspace_id = useWorkspaceId();
  const mayRead = useMay("memory:read");
  const observations = mayRead ? items.filter(({ kind }) => kind === "observation") : [];
  const read = useQueries({
    queries: observations.map(({ id }) =>
      reading("getObservation", { params: { workspace_id, observation_id: id } }),
    ),
  });
  return new Map(
    observations.flatMap(({ id }, at) => {
      const text = read[at]?.data?.data.text;
      return text ? [[id, text] as const] : [];
    }),
  );
}
