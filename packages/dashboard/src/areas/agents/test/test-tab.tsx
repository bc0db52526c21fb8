import { Grid, Paper } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useState } from "react";
import { ChatPane } from "./chat-pane.tsx";
import { StartForm } from "./start-form.tsx";
import { NothingYet, TurnPanel } from "./turn-panel.tsx";
import { useTalk } from "./use-talk.ts";
import "./test-tab.css";

/** Talks to the draft, and shows beside each turn how it came about. */
export function TestTab() {
  const talk = useTalk();
  const [chosen, setChosen] = useState<number | null>(null);
  const wide = useMediaQuery("(min-width: 75em)");
  if (!talk.session) return <StartForm talk={talk} />;
  // The newest one, unless somebody looks at another.
  const shown = talk.turns.find(({ number }) => number === chosen) ?? talk.turns.at(-1);
  return (
    <Grid gap="lg">
      <Grid.Col span={{ base: 12, lg: 6 }}>
        <ChatPane
          talk={talk}
          shown={shown?.number ?? null}
          onShow={(number) => setChosen(number === talk.turns.at(-1)?.number ? null : number)}
          panelOf={wide ? null : (turn) => <TurnPanel key={turn.number} turn={turn} />}
        />
      </Grid.Col>
      {wide && (
        <Grid.Col span={6}>
          <Paper withBorder className="turn-pane" component="section" aria-label="How the turn came about">
            {shown ? <TurnPanel key={shown.number} turn={shown} /> : <NothingYet />}
          </Paper>
        </Grid.Col>
      )}
    </Grid>
  );
}
