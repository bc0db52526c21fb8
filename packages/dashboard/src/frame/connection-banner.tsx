import { Alert, Anchor } from "@mantine/core";
import { IconPlugConnectedX } from "@tabler/icons-react";
import { useEffect } from "react";
import { queries } from "../api/client.ts";
import { useConnection } from "../api/connection.ts";
import { meQuery } from "../api/me.ts";

/** Warns while the server is unreachable or the session has expired, and hides itself afterwards. Unsaved input is kept. */
export function ConnectionBanner() {
  const connection = useConnection();
  useEffect(() => {
    if (connection !== "signed-out") return;
    // After signing in on another tab, people return to this one.
    const look = () => void queries.refetchQueries(meQuery);
    window.addEventListener("focus", look);
    return () => window.removeEventListener("focus", look);
  }, [connection]);
  if (connection === "ok") return null;
  return (
    <Alert
      role="status"
      color="yellow"
      radius={0}
      icon={<IconPlugConnectedX aria-hidden />}
      styles={{ root: { position: "sticky", top: "var(--app-shell-header-offset, 0)", zIndex: 90 } }}
    >
      {connection === "offline" && "You are offline. The page goes on by itself when the network is back."}
      {connection === "lost" &&
        "The server does not answer. The page goes on by itself when it is back; what you typed stays."}
      {connection === "signed-out" && (
        <>
          Your sign-in has ended.{" "}
          <Anchor href="/dashboard/sign-in" target="_blank" inherit fw={600}>
            Sign in again in another tab
          </Anchor>
          , then come back: what you typed stays.
        </>
      )}
    </Alert>
  );
}
