import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "./frame/frame.css";
import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { queries } from "./api/client.ts";
import { router } from "./frame/router.tsx";
import { readableColors, theme } from "./frame/theme.ts";

const root = document.getElementById("root");
if (!root) throw new Error("the page has no root");
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={readableColors} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
        <Notifications position="top-right" />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
