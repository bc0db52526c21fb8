const KEY = "hyponema.workspace";

/** The most recently visited workspace, or the first one; null if the person belongs to none. */
export function lastWorkspace(ids: readonly string[]): string | null {
  const last = localStorage.getItem(KEY);
  return (last !== null && ids.includes(last) ? last : ids[0]) ?? null;
}

export function rememberWorkspace(id: string): void {
  localStorage.setItem(KEY, id);
}
