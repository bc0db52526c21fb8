import { Stack, Text } from "@mantine/core";
import { pluralize } from "../../../kit/format.ts";
import { ConversationLink } from "./conversation-link.tsx";
import { LeftOut, type LeftOutItem } from "./left-out.tsx";
import { type RecalledItem, RecalledList } from "./recalled-list.tsx";
import { RecalledText } from "./recalled-text.tsx";

interface Item {
  readonly id: string;
  readonly kind: RecalledItem["kind"];
  readonly score: number;
  readonly why: Readonly<Record<string, number>>;
  readonly matched: readonly string[];
  readonly conversation_id?: string | null;
}

interface Output {
  readonly items: readonly Item[];
  readonly left_out: readonly LeftOutItem[];
  readonly cooling_down: readonly string[];
  readonly late: readonly string[];
  readonly tokens: number;
}

/** The recall of a turn. The span contains IDs only; the texts are loaded separately. */
export function RecallSpan({ output }: { readonly output: unknown }) {
  if (!isOutput(output)) return null;
  const { items, left_out, cooling_down, tokens } = output;
  const lines = items.map(({ id, kind, score, why, matched, conversation_id }) => ({
    ...{ id, kind, score, matched, signals: why },
    text: <RecalledText id={id} kind={kind} conversationId={conversation_id ?? null} />,
    note: conversation_id && (
      <>
        Said <ConversationLink id={conversation_id} />
      </>
    ),
  }));
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {items.length === 0
          ? "Nothing that is remembered has to do with this turn."
          : `${pluralize(items.length, "thing")} told to the model, about ${pluralize(tokens, "token")}.`}
      </Text>
      {items.length > 0 && <RecalledList lines={lines} />}
      <LeftOut items={left_out} coolingDown={cooling_down} />
    </Stack>
  );
}

function isOutput(output: unknown): output is Output {
  return typeof output === "object" && output !== null && Array.isArray((output as Partial<Output>).items);
}
