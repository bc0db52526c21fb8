import { ActionIcon, Badge, Button, Collapse, Group, Loader, Paper, Text, Textarea } from "@mantine/core";
import { IconArrowUp, IconPlayerStopFilled } from "@tabler/icons-react";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useAgentEditor } from "../editor.tsx";
import type { Turn } from "./turn.ts";
import type { TestConversation } from "./use-test-conversation.ts";

interface ChatPaneProps {
  readonly conversation: TestConversation;
  /** Number of the turn whose details are shown. */
  readonly selected: number | null;
  readonly onSelect: (number: number) => void;
  /** Renders a turn's details below it on narrow screens; null if they are shown side by side. */
  readonly renderPanel: ((turn: Turn) => ReactNode) | null;
}

/** The test conversation. */
export function ChatPane({ conversation, selected, onSelect, renderPanel }: ChatPaneProps) {
  const { agent } = useAgentEditor();
  const log = useAutoScroll(conversation.turns);
  return (
    <Paper withBorder className="chat-pane" component="section" aria-label="Conversation">
      <Group justify="space-between" className="chat-head" gap="sm" wrap="nowrap">
        <div style={{ minWidth: 0 }}>
          <Text size="sm" fw={600} className="cut" dir="auto" title={agent.name}>
            {agent.name}
          </Text>
          <Text size="xs" c="dimmed" className="cut" dir="auto">
            Draft, with {conversation.session?.external_user_id}
          </Text>
        </div>
        <Button size="xs" variant="default" onClick={conversation.end}>
          Begin anew
        </Button>
      </Group>
      <div className="chat-log" ref={log} role="log" aria-label="What is said">
        {conversation.session?.first_message && (
          <Bubble by="agent">{conversation.session.first_message}</Bubble>
        )}
        {conversation.turns.map((turn) => (
          <ChatTurn
            key={turn.number}
            turn={turn}
            shown={turn.number === selected}
            onShow={onSelect}
            panelOf={renderPanel}
          />
        ))}
      </div>
      <Composer talk={conversation} />
    </Paper>
  );
}

/** Scrolls to the latest message, unless the person has scrolled up. */
function useAutoScroll(turns: readonly Turn[]) {
  const log = useRef<HTMLDivElement>(null);
  const last = turns.at(-1);
  const length = `${turns.length}/${last?.agentText.length}/${last?.tools.length}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls whenever the conversation grows
  useEffect(() => {
    const pane = log.current;
    if (!pane) return;
    const near = pane.scrollHeight - pane.scrollTop - pane.clientHeight < 160;
    if (near) pane.scrollTop = pane.scrollHeight;
  }, [length]);
  return log;
}

interface ChatTurnProps {
  readonly turn: Turn;
  readonly shown: boolean;
  readonly onShow: (number: number) => void;
  readonly panelOf: ChatPaneProps["renderPanel"];
}

function ChatTurn({ turn, shown, onShow, panelOf }: ChatTurnProps) {
  const [open, setOpen] = useState(false);
  const { agentText, state, failure, tools, guards } = turn;
  const toggle = () => (panelOf ? setOpen(!open) : onShow(turn.number));
  return (
    <>
      <Bubble by="user">{turn.userText}</Bubble>
      {tools.map(({ name, latencyMs }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows at its end
        <Text key={at} size="xs" c="dimmed" className="chat-note">
          {latencyMs === undefined ? "runs" : "ran"} <b>{name}</b>
          {latencyMs !== undefined && ` in ${latencyMs} ms`}
        </Text>
      ))}
      {agentText !== "" && <Bubble by="agent">{agentText}</Bubble>}
      {guards.map(({ kind, detail }) => (
        <Text key={kind + detail} size="xs" className="chat-note">
          <Badge size="xs" color="red.9" mr={6}>
            Guard
          </Badge>
          {detail}
        </Text>
      ))}
      {state === "running" && agentText === "" && (
        <Group gap="xs" className="chat-note">
          <Loader size="xs" type="dots" aria-label="The agent is answering" />
        </Group>
      )}
      {failure && (
        <Text size="sm" role="alert" c="var(--mantine-color-error)" className="chat-note">
          {failure}
        </Text>
      )}
      <Group gap="xs" className="chat-note" data-shown={shown && !panelOf}>
        <Button
          size="compact-xs"
          variant={shown && !panelOf ? "light" : "subtle"}
          onClick={toggle}
          {...(panelOf ? { "aria-expanded": open } : { "aria-pressed": shown })}
        >
          {turnSummary(turn)}
        </Button>
      </Group>
      {panelOf && <Collapse expanded={open}>{open && panelOf(turn)}</Collapse>}
    </>
  );
}

function turnSummary({ state, latencyMs, promptTokens, completionTokens }: Turn): string {
  if (state === "running") return "How it comes about";
  if (state === "stopped") return "Stopped. How it came about";
  if (latencyMs === null) return "How it came about";
  return `${latencyMs.toLocaleString()} ms, ${((promptTokens ?? 0) + (completionTokens ?? 0)).toLocaleString()} tokens`;
}

function Bubble({ by, children }: { readonly by: "agent" | "user"; readonly children: string }) {
  return (
    <div className={`bubble by-${by}`}>
      <span className="unseen">{by === "agent" ? "Agent:" : "You:"}</span>
      <Text size="sm" className="said" dir="auto">
        {children}
      </Text>
    </div>
  );
}

function Composer({ talk }: { readonly talk: TestConversation }) {
  const [text, setText] = useState("");
  const send = () => {
    const words = text.trim();
    if (words === "" || talk.running) return;
    setText("");
    void talk.send(words);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap" className="chat-foot">
      <Textarea
        aria-label="Your message"
        placeholder="Write as the User would"
        minRows={1}
        maxRows={6}
        maxLength={8000}
        dir="auto"
        autoFocus
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={onKeyDown}
        style={{ flex: 1 }}
      />
      {talk.running ? (
        <ActionIcon size={36} variant="default" aria-label="Stop the answer" onClick={talk.stop}>
          <IconPlayerStopFilled size={16} />
        </ActionIcon>
      ) : (
        <ActionIcon size={36} aria-label="Send" onClick={send} disabled={text.trim() === ""}>
          <IconArrowUp size={18} />
        </ActionIcon>
      )}
    </Group>
  );
}
