import { ROLES } from "@hyponema/contract/roles";
import { useMembership } from "../../../api/me.ts";
import { worded } from "../../../kit/amounts.ts";
import { Facts } from "../../../kit/facts.tsx";
import { Section } from "../../../kit/section.tsx";
import { ROLE_WORDS } from "./role-words.ts";

/** What roles may do. */
export function RolesSection() {
  const { role: mine } = useMembership();
  return (
    <Section title="Roles" description="Each may do all that those after it may.">
      <Facts
        facts={ROLES.map((role) => ({
          label: role === mine ? `${worded(role)} (you)` : worded(role),
          value: ROLE_WORDS[role],
        }))}
      />
    </Section>
  );
}
