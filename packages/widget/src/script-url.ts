/**
 * The URL of the folder that this script was loaded from, such as `https://agents.example.com/`; null if a page has bundled
 * it.
 */
export const scriptUrl = folderUrl(document.currentScript);

function folderUrl(script: HTMLOrSVGScriptElement | null): string | null {
  return script instanceof HTMLScriptElement && script.src ? new URL(".", script.src).href : null;
}
