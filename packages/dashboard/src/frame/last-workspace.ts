const KEY = "hyponema.workspace";

/** The workspace that was looked at last, or the first one; null when the person is a member of none. */
export function lastWorkspace(ids: readonly string[]): string | null {
  const last = localStorage.getItem(KEY);
  return (last !== null && ids.includes(last) ? last : ids[0]) ?? null;
}

export function rememberWorkspace(id: string): void {
  localStorage.setItem(KEY, id);
}
