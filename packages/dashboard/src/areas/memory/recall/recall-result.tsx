import type { Schemas } from "@hyponema/client";
import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { DescriptionList } from "../../../kit/description-list.tsx";
import { formatDuration, formatNumber } from "../../../kit/format.ts";
import { formatDateTime } from "../../../kit/relative-time.tsx";
import { Section } from "../../../kit/section.tsx";
import { ConversationLink } from "./conversation-link.tsx";
import { LeftOut } from "./left-out.tsx";
import { RecalledList } from "./recalled-list.tsx";

type Reply = Schemas["MemoryRecall"];

/** Result of a recall: recalled items by score, and omitted ones. */
export function RecallResult({ reply }: { readonly reply: Reply }) {
  const { items, left_out, cooling_down, resume, late } = reply;
  return (
    <Section title="What is recalled">
      <DescriptionList
        facts={[
          { label: "Found", value: formatNumber(items.length) },
          { label: "Tokens in the prompt", value: `about ${formatNumber(reply.tokens)}` },
          { label: "Took", value: formatDuration(reply.latency_ms) },
          { label: "Of that, embedding", value: formatDuration(reply.embedding_ms) },
          ...(late.length > 0 ? [{ label: "Not in time", value: late.join(", ") }] : []),
        ]}
      />
      {resume && (
        <div>
          <Text size="xs" c="dimmed">
            Where the last conversation left off, {formatDateTime(resume.at)}
          </Text>
          <Text size="sm" dir="auto" className="said">
            {resume.text}
          </Text>
        </div>
      )}
      {items.length === 0 ? (
        <Text size="sm" c="dimmed">
          Nothing that is remembered has to do with these words.
        </Text>
      ) : (
        <RecalledList
          lines={items.map((item) => ({
            ...{ id: item.id, kind: item.kind, text: item.text, score: item.score },
            signals: item.why.signals,
            matched: item.why.matched,
            note: <Origin item={item} />,
          }))}
        />
      )}
      <LeftOut items={left_out} coolingDown={cooling_down} />
    </Section>
  );
}

function Origin({ item }: { readonly item: Reply["items"][number] }): ReactNode {
  const conversation = item.sources.find(({ conversation_id }) => conversation_id !== null)?.conversation_id;
  const speaker =
    item.name ?? (item.speaker === "assistant" ? "the agent" : item.speaker ? "the User" : null);
  return (
    <>
      Said{" "}
      {speaker && (
        <>
          by <bdi>{speaker}</bdi>,{" "}
        </>
      )}
      {formatDateTime(item.said_at)}
      {conversation && (
        <>
          , <ConversationLink id={conversation} />
        </>
      )}
    </>
  );
}
