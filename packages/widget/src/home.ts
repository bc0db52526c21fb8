/** Where this script was loaded from, without its name, e.g. `https://agents.example.com/`; null when a page has bundled it. */
export const home = homeOf(document.currentScript);

function homeOf(script: HTMLOrSVGScriptElement | null): string | null {
  return script instanceof HTMLScriptElement && script.src ? new URL(".", script.src).href : null;
}
