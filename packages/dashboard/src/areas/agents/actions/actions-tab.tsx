export function ActionsTab() {
  return null;
}
