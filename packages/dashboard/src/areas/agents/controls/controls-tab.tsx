import { Stack } from "@mantine/core";
import { useAgentEditor } from "../editor.tsx";
import { EscalationSection } from "./escalation.tsx";
import { GuardTrial } from "./guard-trial.tsx";
import { LimitsSection } from "./limits.tsx";
import { ListeningSection } from "./listening.tsx";
import { NoGoZonesSection } from "./no-go-zones.tsx";
import { ProfileFieldsSection } from "./profile-fields.tsx";
import { QuietHoursSection } from "./quiet-hours.tsx";
import { ResolverSection } from "./resolver.tsx";
import { VariablesSection } from "./variables.tsx";

/** Controls tab: guards, quiet hours, variables, profile fields, limits and listening. */
export function ControlsTab() {
  const { mayEdit, persona } = useAgentEditor();
  return (
    <Stack gap="lg" maw={960}>
      {persona && (
        <>
          <fieldset className="bare" disabled={!mayEdit}>
            <Stack gap="lg">
              <NoGoZonesSection />
              <EscalationSection />
            </Stack>
          </fieldset>
          <GuardTrial />
        </>
      )}
      <fieldset className="bare" disabled={!mayEdit}>
        <Stack gap="lg">
          {persona && <QuietHoursSection />}
          <VariablesSection />
        </Stack>
      </fieldset>
      <ResolverSection />
      <fieldset className="bare" disabled={!mayEdit}>
        <Stack gap="lg">
          <ProfileFieldsSection />
          <LimitsSection />
        </Stack>
      </fieldset>
      <ListeningSection />
    </Stack>
  );
}
