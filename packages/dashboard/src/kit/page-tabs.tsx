import { Skeleton, Stack, Tabs } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { type ComponentType, lazy, type ReactNode, Suspense } from "react";
import "./page-tabs.css";

export interface PageTab {
  /** The last part of its address. */
  readonly path: string;
  readonly label: string;
  readonly Content: ComponentType;
}

/** What is on a tab, whose code is loaded when it is first looked at. */
export function lazyTab<Name extends string>(
  load: () => Promise<{ readonly [K in Name]: ComponentType }>,
  name: Name,
): ComponentType {
  return lazy(async () => ({ default: (await load())[name] as ComponentType }));
}

interface PageTabsProps {
  /** What the tabs are parts of, for people who do not see them. */
  readonly label: string;
  /** The address that the tabs' own are below. */
  readonly base: string;
  readonly tabs: readonly PageTab[];
  readonly current: PageTab;
  /** Between the tabs and what is on them. */
  readonly note?: ReactNode;
}

// The window stays where it is: only the row of tabs moves.
function intoView(tab: HTMLElement | null) {
  tab?.scrollIntoView({ block: "nearest", inline: "center" });
}

/** A page in parts, each with an address of its own. */
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
          <Tabs.Tab key={path} value={path} ref={path === current.path ? intoView : null}>
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
