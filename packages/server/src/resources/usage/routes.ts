import { priceRoutes } from "@hyponema/contract/prices";
import { usageRoutes } from "@hyponema/contract/usage";
import { operations } from "../../platform/http/call.ts";
import * as usage from "./service.ts";
import { getUsage } from "./totals.ts";

export const priceOperations = operations(priceRoutes, {
  listModelPrices: ({ read }) => read(usage.listModelPrices),
  setModelPrices: ({ body, write }) => write((tx) => usage.setModelPrices(tx, body.data)),
});

export const usageOperations = operations(usageRoutes, {
  getUsage: ({ query, read }) => read((tx) => getUsage(tx, query)),
});
