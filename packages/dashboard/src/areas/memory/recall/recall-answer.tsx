import type { Schemas } from "@hyponema/client";
import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { counted, duration } from "../../../kit/amounts.ts";
import { Facts } from "../../../kit/facts.tsx";
import { Section } from "../../../kit/section.tsx";
import { exactly } from "../../../kit/when.tsx";
import { ConversationLink } from "./conversation-link.tsx";
import { LeftOut } from "./left-out.tsx";
import { RecalledList } from "./recalled-list.tsx";

type Reply = Schemas["MemoryRecall"];

/** What was recalled, best first, and what was not. */
export function RecallAnswer({ reply }: { readonly reply: Reply }) {
  const { items, left_out, cooling_down, resume, late } = reply;
  return (
    <Section title="What is recalled">
      <Facts
        facts={[
          { label: "Found", value: counted(items.length) },
          { label: "Tokens in the prompt", value: `about ${counted(reply.tokens)}` },
          { label: "Took", value: duration(reply.latency_ms) },
          { label: "Of that, embedding", value: duration(reply.embedding_ms) },
          ...(late.length > 0 ? [{ label: "Not in time", value: late.join(", ") }] : []),
        ]}
      />
      {resume && (
        <div>
          <Text size="xs" c="dimmed">
            Where the last conversation left off, {exactly(resume.at)}
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
      {exactly(item.said_at)}
      {conversation && (
        <>
          , <ConversationLink id={conversation} />
        </>
      )}
    </>
  );
}
