import {
  type GrantableScope,
  grants,
  SCOPE_FAMILIES,
  type Scope,
  type ScopeFamily,
  SENSITIVE_FAMILIES,
  scopesOf,
} from "@hyponema/contract/scopes";
import { Fieldset, Radio, SegmentedControl, Stack, Text } from "@mantine/core";
import { humanize } from "../../../kit/format.ts";
import "./scope-picker.css";

type Scopes = readonly GrantableScope[];
const LEVELS = ["read", "write"] as const;
type Level = (typeof LEVELS)[number];

const BUNDLES = [
  { value: "chosen", label: "What is chosen below", description: "Family by family." },
  {
    value: "workspace:read",
    label: "Read everything",
    description: "All families but the sensitive ones, those that come later included.",
  },
  {
    value: "workspace:write",
    label: "Read and write everything",
    description: "The same, to change as well.",
  },
] as const;

interface ScopePickerProps {
  readonly scopes: Scopes;
  readonly onChange: (scopes: Scopes) => void;
  readonly error?: string | undefined;
}

/** Selects a key's scopes, individually or as a bundle. Sensitive scopes are always selected individually. */
export function ScopePicker({ scopes, onChange, error }: ScopePickerProps) {
  const bundle =
    scopes.find((scope) => scope === "workspace:read" || scope === "workspace:write") ?? "chosen";
  const chooseBundle = (next: string) => {
    const sensitive = scopes.filter((scope) => isSensitive(scope));
    onChange(next === "chosen" ? sensitive : [next as GrantableScope, ...sensitive]);
  };
  return (
    <Stack gap="md">
      <Radio.Group label="What it may do" value={bundle} onChange={chooseBundle} error={error}>
        <Stack gap="xs" mt={6}>
          {BUNDLES.map(({ value, label, description }) => (
            <Radio key={value} value={value} label={label} description={description} />
          ))}
        </Stack>
      </Radio.Group>
      {bundle === "chosen" && <Families families={SCOPE_FAMILIES} scopes={scopes} onChange={onChange} />}
      <Fieldset legend="Sensitive" p="sm">
        <Text size="xs" c="dimmed" mb="xs">
          What people said and what was learned of them: given by name alone.
        </Text>
        <Families families={SENSITIVE_FAMILIES} scopes={scopes} onChange={onChange} />
      </Fieldset>
    </Stack>
  );
}

interface FamiliesProps extends ScopePickerProps {
  readonly families: readonly ScopeFamily[];
}

function Families({ families, scopes, onChange }: FamiliesProps) {
  const choose = (family: ScopeFamily, level: string) => {
    const own = scopesOf(family);
    const chosen = own.filter((scope) => scope === `${family}:${level}`);
    onChange([...scopes.filter((scope) => !own.some((one) => one === scope)), ...chosen]);
  };
  return (
    <div className="scope-families">
      {families.map((family) => (
        <div key={family} className="scope-family">
          <Text size="sm">{humanize(family)}</Text>
          <SegmentedControl
            size="xs"
            aria-label={humanize(family)}
            value={grantedLevel(scopes, family)}
            onChange={(level) => choose(family, level)}
            data={[{ value: "none", label: "None" }, ...accessLevels(family)]}
          />
        </div>
      ))}
    </div>
  );
}

/** Access levels of a scope family; some families are read-only. */
function accessLevels(family: ScopeFamily) {
  const own: readonly string[] = scopesOf(family);
  const levels = LEVELS.filter((level) => own.includes(`${family}:${level}`));
  return levels.map((level) => ({ value: level, label: humanize(level) }));
}

function grantedLevel(scopes: readonly string[], family: ScopeFamily): Level | "none" {
  return LEVELS.findLast((level) => scopes.includes(`${family}:${level}`)) ?? "none";
}

function isSensitive(scope: GrantableScope): boolean {
  // Neither bundle includes sensitive scopes.
  return !scope.startsWith("workspace:") && !grants(["workspace:write"], scope as Scope);
}
