import type { IntegrationProviderSlug } from "@hyponema/contract/integration-settings";
import { calCom } from "./cal-com.ts";
import { hubspot } from "./hubspot.ts";
import type { IntegrationProvider } from "./port.ts";
import { slack } from "./slack.ts";
import { smtp } from "./smtp.ts";

/** All vendors with ready-made tools. */
export const PROVIDERS: Readonly<Record<IntegrationProviderSlug, IntegrationProvider>> = {
  slack,
  cal_com: calCom,
  hubspot,
  smtp,
};
