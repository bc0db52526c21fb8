import {
  type GrantableScope,
  grants,
  SCOPE_FAMILIES,
  type Scope,
  type ScopeFamily,
  SENSITIVE_FAMILIES,
} from "@hyponema/contract/scopes";
import { Checkbox, Fieldset, Radio, SegmentedControl, Stack, Text } from "@mantine/core";
import { worded } from "../../../kit/amounts.ts";
import "./scope-picker.css";

type Scopes = readonly GrantableScope[];
type Level = "none" | "read" | "write";

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

/** What a key may do, family by family or in a bundle; what is sensitive is always given by name. */
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
        <Checkbox
          mt="sm"
          label="Manage webhook endpoints and see their deliveries"
          checked={scopes.includes("webhooks:admin")}
          onChange={({ currentTarget }) =>
            onChange(
              currentTarget.checked
                ? [...scopes, "webhooks:admin"]
                : scopes.filter((scope) => scope !== "webhooks:admin"),
            )
          }
        />
      </Fieldset>
    </Stack>
  );
}

interface FamiliesProps extends ScopePickerProps {
  readonly families: readonly ScopeFamily[];
}

function Families({ families, scopes, onChange }: FamiliesProps) {
  const choose = (family: ScopeFamily, level: Level) => {
    const rest = scopes.filter((scope) => scope !== `${family}:read` && scope !== `${family}:write`);
    onChange(level === "none" ? rest : [...rest, `${family}:${level}`]);
  };
  return (
    <div className="scope-families">
      {families.map((family) => (
        <div key={family} className="scope-family">
          <Text size="sm">{worded(family)}</Text>
          <SegmentedControl
            size="xs"
            aria-label={worded(family)}
            value={levelOf(scopes, family)}
            onChange={(level) => choose(family, level as Level)}
            data={[
              { value: "none", label: "None" },
              { value: "read", label: "Read" },
              { value: "write", label: "Write" },
            ]}
          />
        </div>
      ))}
    </div>
  );
}

function levelOf(scopes: Scopes, family: ScopeFamily): Level {
  if (scopes.includes(`${family}:write`)) return "write";
  return scopes.includes(`${family}:read`) ? "read" : "none";
}

function isSensitive(scope: GrantableScope): boolean {
  // What neither bundle grants.
  return !scope.startsWith("workspace:") && !grants(["workspace:write"], scope as Scope);
}
