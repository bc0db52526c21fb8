import { AppShell, Burger, Group, Stack, Text } from "@mantine/core";
import { useDisclosure, useHotkeys } from "@mantine/hooks";
import { Outlet, useRouterState } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useMe, useWorkspaceId } from "../api/me.ts";
import { AccountMenu } from "./account-menu.tsx";
import { ConnectionBanner } from "./connection-banner.tsx";
import { NotFound } from "./error-pages.tsx";
import { rememberWorkspace } from "./last-workspace.ts";
import { Navigation } from "./navigation.tsx";
import { PaletteButton } from "./palette-button.tsx";
import { WorkspaceSwitcher } from "./workspace-switcher.tsx";

const Palette = lazy(() => import("./palette.tsx").then((module) => ({ default: module.Palette })));

/** Layout around every page of a workspace. */
export function Shell() {
  const id = useWorkspaceId();
  const { workspaces } = useMe();
  const member = workspaces.some((workspace) => workspace.id === id);
  useEffect(() => {
    if (member) rememberWorkspace(id);
  }, [id, member]);
  return member ? <Frame key={id} /> : <NotFound />;
}

function Frame() {
  const [opened, { toggle, close }] = useDisclosure();
  const [searching, setSearching] = useState(false);
  useHotkeys([["mod+K", () => setSearching(true)]], []);
  const main = useRouteChange(close);
  return (
    <AppShell
      header={{ height: { base: 52, md: 0 } }}
      navbar={{ width: 248, breakpoint: "md", collapsed: { mobile: !opened } }}
    >
      <a href="#main" className="skip-link">
        Skip to the page
      </a>
      <AppShell.Header hiddenFrom="md" px="md">
        <Group h="100%" gap="sm" wrap="nowrap">
          <Burger opened={opened} onClick={toggle} size="sm" aria-label="Navigation" aria-expanded={opened} />
          <Text fw={650}>Hyponema</Text>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className="quiet-frame" p="sm" aria-label="Navigation">
        <AppShell.Section>
          <Stack gap="xs">
            <WorkspaceSwitcher />
            <PaletteButton onClick={() => setSearching(true)} />
          </Stack>
        </AppShell.Section>
        <AppShell.Section grow style={{ overflowY: "auto" }}>
          <Navigation />
        </AppShell.Section>
        <AppShell.Section>
          <AccountMenu />
        </AppShell.Section>
      </AppShell.Navbar>
      <AppShell.Main id="main" ref={main} tabIndex={-1}>
        <ConnectionBanner />
        <Outlet />
      </AppShell.Main>
      {searching && (
        <Suspense>
          <Palette onClose={() => setSearching(false)} />
        </Suspense>
      )}
    </AppShell>
  );
}

/** On navigation, closes the drawer and moves focus to the page. */
function useRouteChange(close: () => void) {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const previousPath = useRef(path);
  useEffect(() => {
    if (previousPath.current === path) return;
    previousPath.current = path;
    close();
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
  }, [path, close]);
  return main;
}
