export function ControlsTab() {
  return null;
}
