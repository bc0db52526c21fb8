// Runs before the first paint, so that a dark page never flashes white. The page's policy allows no inline script.
{
  const chosen = localStorage.getItem("mantine-color-scheme-value") ?? "auto";
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const scheme = chosen === "auto" ? (dark ? "dark" : "light") : chosen;
  document.documentElement.setAttribute("data-mantine-color-scheme", scheme);
}
