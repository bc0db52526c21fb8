import { Text } from "@mantine/core";
import { SIGNAL_GROUPS, sortedSignals } from "./signals.ts";
import "./score-bar.css";

interface ScoreBarProps {
  readonly score: number;
  readonly signals: Readonly<Record<string, number>>;
  /** The score at which the bar is full. */
  readonly full: number;
}

/** Stacked bar of a score's signals. */
export function ScoreBar({ score, signals, full }: ScoreBarProps) {
  const parts = sortedSignals(signals).filter(({ amount }) => amount > 0);
  const sum = parts.reduce((total, { amount }) => total + amount, 0);
  // Negative signals shorten the whole bar instead of any single part.
  const scale = sum > 0 ? Math.max(0, score) / sum : 0;
  return (
    <div className="score">
      <div
        className="score-bar"
        role="img"
        aria-label={`Score ${score.toFixed(2)}: ${sortedSignals(signals).map(signalText).join(", ")}`}
      >
        {parts.map((part) => (
          <span
            key={part.label}
            title={signalText(part)}
            style={{
              width: `${((part.amount * scale) / Math.max(full, 0.01)) * 100}%`,
              background: `var(--signal-${part.group})`,
            }}
          />
        ))}
      </div>
      <Text size="xs" c="dimmed" ta="end" className="score-number" aria-hidden>
        {score.toFixed(2)}
      </Text>
    </div>
  );
}

function signalText({ label, amount }: { readonly label: string; readonly amount: number }): string {
  return `${label} ${amount > 0 ? "+" : "−"}${Math.abs(amount).toFixed(2)}`;
}

/** The score's largest signals, as text. */
export function topSignals(signals: Readonly<Record<string, number>>, matched: readonly string[]): string {
  const largest = sortedSignals(signals)
    .filter(({ amount }) => amount >= 0.1)
    .sort((a, b) => b.amount - a.amount)
    .slice(0, 3)
    .map(({ label }) =>
      label === "the same words" && matched.length > 0 ? `${label} (${matched.join(", ")})` : label,
    );
  return largest.join(" · ");
}

/** Legend of the score bars' colors. */
export function SignalLegend() {
  return (
    <ul className="signal-legend" aria-label="Colours of the bars">
      {Object.entries(SIGNAL_GROUPS).map(([group, label]) => (
        <Text key={group} component="li" size="xs" c="dimmed">
          <span className="signal-dot" style={{ background: `var(--signal-${group})` }} aria-hidden />
          {label}
        </Text>
      ))}
    </ul>
  );
}
