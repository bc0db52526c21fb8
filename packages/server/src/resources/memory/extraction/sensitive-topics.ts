/** Sensitive matters that a text touches. */
export function sensitiveTopicsIn(_text: string): readonly string[] {
  return [];
}
