import { allows } from "@hyponema/contract/roles";
import { NavLink } from "@mantine/core";
import { IconHome } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useMembership, useWorkspaceId } from "../api/me.ts";
import { GROUPS } from "./area.ts";
import { AREAS } from "./areas.ts";

/** Navigation entries that the person's role can access, by group. */
export function Navigation() {
  const id = useWorkspaceId();
  const { role } = useMembership();
  return (
    <nav aria-label="Areas">
      <NavLink
        component={Link}
        to={`/${id}`}
        label="Home"
        className="nav-link"
        mt="xs"
        leftSection={<IconHome size={18} stroke={1.7} aria-hidden />}
        activeOptions={{ exact: true }}
      />
      {GROUPS.map((group) => {
        const areas = AREAS.filter((area) => area.group === group && allows(role, area.needs));
        if (areas.length === 0) return null;
        return (
          <div key={group}>
            <div className="nav-group">{group}</div>
            {areas.map(({ path: below, label, icon: Icon }) => (
              <NavLink
                key={below}
                component={Link}
                to={`/${id}/${below}`}
                label={label}
                className="nav-link"
                leftSection={<Icon size={18} stroke={1.7} aria-hidden />}
              />
            ))}
          </div>
        );
      })}
    </nav>
  );
}
