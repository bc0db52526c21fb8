import { Button, Text } from "@mantine/core";
import { type CSSProperties, useState } from "react";
import { formatDateTime } from "../../../kit/relative-time.tsx";
import { KINDS, type Observation } from "../kinds.ts";
import { StatementDrawer } from "../statement-drawer.tsx";
import { axisTicks, type FactRow, type FactTimelineData, type ValidPeriod } from "./fact-timeline.ts";
import "./fact-timeline.css";

const MAX_SHOWN = 8;

/** A User's memory as a timeline: one row per fact that changed, one bar per value. */
export function FactTimeline({ picture: timeline }: { readonly picture: FactTimelineData }) {
  const [opened, setOpened] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  const [now] = useState(() => Date.now());
  const { facts, unchanged, from } = timeline;
  // Leaves a margin before the first bar.
  const begin = from - (now - from) * 0.02;
  const positionOf = (at: number) => ((at - begin) / Math.max(1, now - begin)) * 100;
  const shown = all ? facts : facts.slice(0, MAX_SHOWN);
  return (
    <div className="fact-timeline">
      <Axis begin={begin} now={now} positionOf={positionOf} />
      {shown.map((fact) => (
        <FactBars key={fact.key} fact={fact} positionOf={positionOf} onOpen={setOpened} />
      ))}
      {facts.length > shown.length && (
        <Button variant="subtle" size="xs" onClick={() => setAll(true)} style={{ justifySelf: "start" }}>
          {facts.length - shown.length} more
        </Button>
      )}
      {unchanged.length > 0 && (
        <StatementMarkers statements={unchanged} positionOf={positionOf} onOpen={setOpened} />
      )}
      {opened && <StatementDrawer id={opened} onClose={() => setOpened(null)} />}
    </div>
  );
}

type PositionOf = (at: number) => number;

function Axis({
  begin,
  now,
  positionOf,
}: {
  readonly begin: number;
  readonly now: number;
  readonly positionOf: PositionOf;
}) {
  return (
    <div className="fact-row axis" aria-hidden>
      <span />
      <div className="fact-track">
        {axisTicks(begin, now)
          .filter(({ at }) => positionOf(at) < 92)
          .map(({ at, label }) => (
            <span key={at} className="fact-tick" style={{ insetInlineStart: `${positionOf(at)}%` }}>
              {label}
            </span>
          ))}
        <span className="fact-tick now">now</span>
      </div>
    </div>
  );
}

interface FactBarsProps {
  readonly fact: FactRow;
  readonly positionOf: PositionOf;
  readonly onOpen: (id: string) => void;
}

function FactBars({ fact: { label, periods }, positionOf, onOpen }: FactBarsProps) {
  return (
    <div className="fact-row">
      <Text size="sm" c="dimmed" className="cut" title={label}>
        {label}
      </Text>
      <div className="fact-track">
        {periods.map((period) => (
          <button
            key={period.statement.id}
            type="button"
            className={`fact-period ${period.statement.status}`}
            style={barStyle(period, positionOf)}
            title={period.statement.text ?? undefined}
            aria-label={barLabel(period)}
            onClick={() => onOpen(period.statement.id)}
          >
            <span className="cut" dir="auto">
              {shortText(period.statement)}
            </span>
          </button>
        ))}
      </div>
    </div>
  );
}

function barStyle({ from, until }: ValidPeriod, positionOf: PositionOf): CSSProperties {
  const start = positionOf(from);
  if (until === null) return { insetInlineStart: `min(${start}%, 100% - 10px)`, insetInlineEnd: 0 };
  const end = positionOf(until);
  return { insetInlineStart: `${start}%`, width: `max(10px, calc(${end - start}% - 2px))` };
}

function shortText({ value, text, slot }: Observation): string {
  if (text === null) return "forgotten";
  if (!slot || !value || /^(?:yes|no)$/.test(value)) return text;
  // Values are lower case; show the word as it is spelled in the statement.
  const at = text.toLowerCase().indexOf(value);
  return at < 0 ? value : text.slice(at, at + value.length);
}

function barLabel({ statement, from, until }: ValidPeriod): string {
  const text = statement.text ?? "Forgotten";
  const begun = formatDateTime(new Date(from).toISOString());
  return until === null
    ? `${text} Holds since ${begun}.`
    : `${text} Held from ${begun} until ${formatDateTime(new Date(until).toISOString())}.`;
}

interface StatementMarkersProps {
  readonly statements: readonly Observation[];
  readonly positionOf: PositionOf;
  readonly onOpen: (id: string) => void;
}

function StatementMarkers({ statements, positionOf, onOpen }: StatementMarkersProps) {
  const lanes = assignLanes(statements, positionOf);
  return (
    <div className="fact-row">
      <Text size="sm" c="dimmed">
        Learned once
      </Text>
      <div className="fact-track" style={{ height: lanes.length * 22 + 6 }}>
        {lanes.flatMap((lane, row) =>
          lane.map((statement) => {
            const { label, icon: Icon } = KINDS[statement.kind];
            return (
              <button
                key={statement.id}
                type="button"
                className="fact-marker"
                style={{
                  insetInlineStart: `${positionOf(new Date(statement.said_at).getTime())}%`,
                  top: row * 22 + 2,
                }}
                title={statement.text ?? undefined}
                aria-label={`${label}: ${statement.text ?? "Forgotten"}`}
                onClick={() => onOpen(statement.id)}
              >
                <Icon size={14} stroke={1.8} aria-hidden />
              </button>
            );
          }),
        )}
      </div>
    </div>
  );
}

// Width of a marker in percent of the track.
const MARKER_WIDTH = 3.2;
const MAX_LANES = 5;

/** Distributes markers over lanes so that they do not overlap. Beyond `MAX_LANES`, overlapping markers are omitted. */
function assignLanes(statements: readonly Observation[], positionOf: PositionOf): Observation[][] {
  const lanes: { end: number; statements: Observation[] }[] = [];
  const ordered = [...statements].sort((a, b) => a.said_at.localeCompare(b.said_at));
  for (const statement of ordered) {
    const at = positionOf(new Date(statement.said_at).getTime());
    const free = lanes.find(({ end }) => end <= at);
    if (free) {
      free.statements.push(statement);
      free.end = at + MARKER_WIDTH;
    } else if (lanes.length < MAX_LANES) lanes.push({ end: at + MARKER_WIDTH, statements: [statement] });
  }
  return lanes.map(({ statements }) => statements);
}
