import { Skeleton, Stack, Tabs } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { type ComponentType, lazy, type ReactNode, Suspense } from "react";
import "./page-tabs.css";

export interface PageTab {
  /** Last segment of the tab's URL. */
  readonly path: string;
  readonly label: string;
  readonly Content: ComponentType;
}

/** A tab's content; its code is loaded when the tab is first opened. */
export function lazyTab<Name extends string>(
  load: () => Promise<{ readonly [K in Name]: ComponentType }>,
  name: Name,
): ComponentType {
  return lazy(async () => ({ default: (await load())[name] as ComponentType }));
}

interface PageTabsProps {
  /** Accessible name of the tab list. */
  readonly label: string;
  /** Parent URL of the tabs. */
  readonly base: string;
  readonly tabs: readonly PageTab[];
  readonly current: PageTab;
  /** Shown between the tab list and the content. */
  readonly note?: ReactNode;
}

// `block: "nearest"` keeps the window in place and scrolls only the tab list.
function scrollIntoView(tab: HTMLElement | null) {
  tab?.scrollIntoView({ block: "nearest", inline: "center" });
}

/** Tabs with a URL each. */
export function PageTabs({ label, base, tabs, current, note }: PageTabsProps) {
  const navigate = useNavigate();
  return (
    <Tabs
      value={current.path}
      onChange={(next) => navigate({ to: `${base}/${next}` })}
      activateTabWithKeyboard={false}
      keepMounted={false}
    >
      <Tabs.List className="page-tabs" aria-label={label} mb="lg">
        {tabs.map(({ path, label: name }) => (
          <Tabs.Tab key={path} value={path} ref={path === current.path ? scrollIntoView : null}>
            {name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {note}
      {tabs.map(({ path, Content }) => (
        <Tabs.Panel key={path} value={path}>
          <Suspense fallback={<PanelSkeleton />}>
            <Content />
          </Suspense>
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

function PanelSkeleton() {
  return (
    <Stack gap="lg" aria-busy>
      <Skeleton height={180} />
      <Skeleton height={360} />
    </Stack>
  );
}
