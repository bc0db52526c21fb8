import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";

const pine: MantineColorsTuple = [
  "#edfaf8",
  "#d6f2ed",
  "#ace4da",
  "#7ed4c6",
  "#55c4b3",
  "#35ab9a",
  "#1f9083",
  "#0f766e",
  "#0b5f59",
  "#084944",
];

// Mantine's dark scale is neutral gray; this one is tinted with the primary color to match the light surface.
const dark: MantineColorsTuple = [
  "#d5d9dc",
  "#b4babf",
  "#8f969c",
  "#6b7278",
  "#3d4448",
  "#2e3336",
  "#1f2426",
  "#16191b",
  "#111416",
  "#0c0e0f",
];

export const theme = createTheme({
  primaryColor: "pine",
  primaryShade: { light: 7, dark: 8 },
  colors: { pine, dark },
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif",
  fontFamilyMonospace: "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace",
  defaultRadius: "md",
  cursorType: "pointer",
  respectReducedMotion: true,
  headings: { fontWeight: "650", sizes: { h1: { fontSize: "1.5rem", lineHeight: "1.3" } } },
  components: {
    Badge: { styles: { label: { textTransform: "none", fontWeight: 600 } } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300, multiline: true, maw: 320 } },
    Modal: { defaultProps: { centered: true, closeButtonProps: { "aria-label": "Close" } } },
    Drawer: { defaultProps: { closeButtonProps: { "aria-label": "Close" } } },
    Textarea: { defaultProps: { autosize: true, minRows: 2 } },
    Select: { defaultProps: { allowDeselect: false, checkIconPosition: "right" } },
  },
});

/** Mantine's dimmed and error text colors fail WCAG AA; these have a contrast of at least 4.5:1 on their backgrounds. */
export const readableColors: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-dimmed": "#5b636b",
    "--mantine-color-placeholder": "#6f767d",
    "--mantine-color-error": "#c0262b",
    "--mantine-color-anchor": "#0f766e",
    "--surface": "#f7f8f8",
    "--line": "#e3e6e8",
    "--bubble": "#eef1f2",
    "--added": "#d5f2e3",
    "--taken": "#fbdfdf",
    "--marked": "#ffe3a3",
  },
  dark: {
    "--mantine-color-dimmed": "#a6abb0",
    "--mantine-color-placeholder": "#8d9399",
    "--mantine-color-error": "#ff8787",
    "--mantine-color-anchor": "#7ed4c6",
    "--surface": "#1b1f21",
    "--line": "#2e3336",
    "--bubble": "#262c2f",
    "--added": "#133b2a",
    "--taken": "#4a1f20",
    "--marked": "#5f4707",
  },
});
