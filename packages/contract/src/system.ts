import { z } from "zod";
import { defineRoute } from "./route.ts";

const open = { kind: "public" } as const;

export const getHealth = defineRoute({
  operationId: "getHealth",
  method: "GET",
  path: "/healthz",
  tag: "system",
  summary: "Is the process alive?",
  access: open,
  success: {
    status: 200,
    description: "It is.",
    body: z.object({ status: z.literal("ok"), version: z.string() }).meta({ id: "Health" }),
  },
});

export const getReadiness = defineRoute({
  operationId: "getReadiness",
  method: "GET",
  path: "/readyz",
  tag: "system",
  summary: "Can it serve?",
  description: "Checks the database and the jobs; 503 while one is missing or the server is shutting down.",
  access: open,
  success: {
    status: 200,
    description: "It can.",
    body: z
      .object({ status: z.literal("ready"), checks: z.record(z.string(), z.literal("ok")) })
      .meta({ id: "Readiness" }),
  },
  errors: ["not-ready"],
});

export const getMetrics = defineRoute({
  operationId: "getMetrics",
  method: "GET",
  path: "/metrics",
  tag: "system",
  summary: "Prometheus metrics",
  description:
    "Takes `Authorization: Bearer` with HYPONEMA_METRICS_TOKEN; without that setting the route answers 401.",
  access: { kind: "operator_token" },
  success: { status: 200, description: "Metrics.", contentType: "text/plain" },
});

export const getOpenApi = defineRoute({
  operationId: "getOpenApi",
  method: "GET",
  path: "/openapi.json",
  tag: "system",
  summary: "This contract",
  access: open,
  success: { status: 200, description: "OpenAPI 3.1.", contentType: "application/json" },
});

export const systemRoutes = { getHealth, getReadiness, getMetrics, getOpenApi };
