import { Button, Text } from "@mantine/core";
import { type CSSProperties, useState } from "react";
import { exactly } from "../../../kit/when.tsx";
import { KINDS, type Observation } from "../kinds.ts";
import { StatementDrawer } from "../statement-drawer.tsx";
import { type MemoryPicture, marksOf, type Strand, type Stretch } from "./strands.ts";
import "./strands.css";

const MOST_SHOWN = 8;

/** A User's memory as a picture: each matter that changed is a strand, whose last stretch reaches until now. */
export function Strands({ picture }: { readonly picture: MemoryPicture }) {
  const [opened, setOpened] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  const [now] = useState(() => Date.now());
  const { strands, moments, from } = picture;
  // A little room before the first, so that nothing begins at the very edge.
  const begin = from - (now - from) * 0.02;
  const place = (at: number) => ((at - begin) / Math.max(1, now - begin)) * 100;
  const shown = all ? strands : strands.slice(0, MOST_SHOWN);
  return (
    <div className="strands">
      <Axis begin={begin} now={now} place={place} />
      {shown.map((strand) => (
        <StrandRow key={strand.key} strand={strand} place={place} onOpen={setOpened} />
      ))}
      {strands.length > shown.length && (
        <Button variant="subtle" size="xs" onClick={() => setAll(true)} style={{ justifySelf: "start" }}>
          {strands.length - shown.length} more
        </Button>
      )}
      {moments.length > 0 && <Moments moments={moments} place={place} onOpen={setOpened} />}
      {opened && <StatementDrawer id={opened} onClose={() => setOpened(null)} />}
    </div>
  );
}

type Place = (at: number) => number;

function Axis({
  begin,
  now,
  place,
}: {
  readonly begin: number;
  readonly now: number;
  readonly place: Place;
}) {
  return (
    <div className="strand-row axis" aria-hidden>
      <span />
      <div className="strand-track">
        {marksOf(begin, now)
          .filter(({ at }) => place(at) < 92)
          .map(({ at, label }) => (
            <span key={at} className="strand-mark" style={{ insetInlineStart: `${place(at)}%` }}>
              {label}
            </span>
          ))}
        <span className="strand-mark now">now</span>
      </div>
    </div>
  );
}

interface StrandRowProps {
  readonly strand: Strand;
  readonly place: Place;
  readonly onOpen: (id: string) => void;
}

function StrandRow({ strand: { label, stretches }, place, onOpen }: StrandRowProps) {
  return (
    <div className="strand-row">
      <Text size="sm" c="dimmed" className="cut" title={label}>
        {label}
      </Text>
      <div className="strand-track">
        {stretches.map((stretch) => (
          <button
            key={stretch.statement.id}
            type="button"
            className={`stretch ${stretch.statement.status}`}
            style={styleOf(stretch, place)}
            title={stretch.statement.text ?? undefined}
            aria-label={saidOf(stretch)}
            onClick={() => onOpen(stretch.statement.id)}
          >
            <span className="cut" dir="auto">
              {shortOf(stretch.statement)}
            </span>
          </button>
        ))}
      </div>
    </div>
  );
}

function styleOf({ from, until }: Stretch, place: Place): CSSProperties {
  const start = place(from);
  if (until === null) return { insetInlineStart: `min(${start}%, 100% - 10px)`, insetInlineEnd: 0 };
  const end = place(until);
  return { insetInlineStart: `${start}%`, width: `max(10px, calc(${end - start}% - 2px))` };
}

function shortOf({ value, text, slot }: Observation): string {
  if (text === null) return "forgotten";
  if (!slot || !value || /^(?:yes|no)$/.test(value)) return text;
  // Values are in small letters; the statement has the word as it is written.
  const at = text.toLowerCase().indexOf(value);
  return at < 0 ? value : text.slice(at, at + value.length);
}

function saidOf({ statement, from, until }: Stretch): string {
  const text = statement.text ?? "Forgotten";
  const begun = exactly(new Date(from).toISOString());
  return until === null
    ? `${text} Holds since ${begun}.`
    : `${text} Held from ${begun} until ${exactly(new Date(until).toISOString())}.`;
}

interface MomentsProps {
  readonly moments: readonly Observation[];
  readonly place: Place;
  readonly onOpen: (id: string) => void;
}

function Moments({ moments, place, onOpen }: MomentsProps) {
  const lanes = inLanes(moments, place);
  return (
    <div className="strand-row">
      <Text size="sm" c="dimmed">
        Learned once
      </Text>
      <div className="strand-track" style={{ height: lanes.length * 22 + 6 }}>
        {lanes.flatMap((lane, row) =>
          lane.map((statement) => {
            const { label, icon: Icon } = KINDS[statement.kind];
            return (
              <button
                key={statement.id}
                type="button"
                className="moment"
                style={{
                  insetInlineStart: `${place(new Date(statement.said_at).getTime())}%`,
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

// Percent of the track that a moment takes.
const MOMENT_WIDTH = 3.2;
const MOST_LANES = 5;

/** Moments in as many lanes as they need so as not to lie upon each other; of a crowd only the first are drawn. */
function inLanes(moments: readonly Observation[], place: Place): Observation[][] {
  const lanes: { end: number; held: Observation[] }[] = [];
  const ordered = [...moments].sort((a, b) => a.said_at.localeCompare(b.said_at));
  for (const statement of ordered) {
    const at = place(new Date(statement.said_at).getTime());
    const free = lanes.find(({ end }) => end <= at);
    if (free) {
      free.held.push(statement);
      free.end = at + MOMENT_WIDTH;
    } else if (lanes.length < MOST_LANES) lanes.push({ end: at + MOMENT_WIDTH, held: [statement] });
  }
  return lanes.map(({ held }) => held);
}
