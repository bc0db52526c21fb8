/** Has the browser save a file. */
export function saveFile(name: string, type: string, parts: readonly (string | Blob)[]): void {
  const url = URL.createObjectURL(new Blob([...parts], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name.replace(/[^\p{L}\p{N}._@+-]+/gu, "_").slice(0, 120);
  link.click();
  URL.revokeObjectURL(url);
}
