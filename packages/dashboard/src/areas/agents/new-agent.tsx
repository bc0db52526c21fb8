import { Page } from "../../kit/page.tsx";

export function NewAgent() {
  return <Page title="New agent">{null}</Page>;
}
