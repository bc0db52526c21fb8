import { Grid, Paper } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useState } from "react";
import { ChatPane } from "./chat-pane.tsx";
import { StartForm } from "./start-form.tsx";
import { EmptyTurnPanel, TurnPanel } from "./turn-panel.tsx";
import { useTestConversation } from "./use-test-conversation.ts";
import "./test-tab.css";

/** Test tab: a conversation with the draft, and the trace of each turn. */
export function TestTab() {
  const conversation = useTestConversation();
  const [chosen, setChosen] = useState<number | null>(null);
  const wide = useMediaQuery("(min-width: 75em)");
  if (!conversation.session) return <StartForm talk={conversation} />;
  // The latest turn, unless another one is selected.
  const shown = conversation.turns.find(({ number }) => number === chosen) ?? conversation.turns.at(-1);
  return (
    <Grid gap="lg">
      <Grid.Col span={{ base: 12, lg: 6 }}>
        <ChatPane
          conversation={conversation}
          selected={shown?.number ?? null}
          onSelect={(number) => setChosen(number === conversation.turns.at(-1)?.number ? null : number)}
          renderPanel={wide ? null : (turn) => <TurnPanel key={turn.number} turn={turn} />}
        />
      </Grid.Col>
      {wide && (
        <Grid.Col span={6}>
          <Paper withBorder className="turn-pane" component="section" aria-label="How the turn came about">
            {shown ? <TurnPanel key={shown.number} turn={shown} /> : <EmptyTurnPanel />}
          </Paper>
        </Grid.Col>
      )}
    </Grid>
  );
}
