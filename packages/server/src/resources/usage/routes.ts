import { priceRoutes } from "@hyponema/contract/prices";
import { operations } from "../../platform/http/call.ts";
import * as usage from "./service.ts";

export const priceOperations = operations(priceRoutes, {
  listModelPrices: ({ read }) => read(usage.listModelPrices),
  setModelPrices: ({ body, write }) => write((tx) => usage.setModelPrices(tx, body.data)),
});
