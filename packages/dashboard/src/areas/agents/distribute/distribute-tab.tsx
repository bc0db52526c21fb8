export function DistributeTab() {
  return null;
}
