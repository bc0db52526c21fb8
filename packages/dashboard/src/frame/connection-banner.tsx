import { Alert, Anchor } from "@mantine/core";
import { IconPlugConnectedX } from "@tabler/icons-react";
import { useEffect } from "react";
import { queries } from "../api/client.ts";
import { useConnection } from "../api/connection.ts";
import { me } from "../api/me.ts";

/** Says that the server is away or the sign-in has ended, and goes by itself. What was typed stays where it is. */
export function ConnectionBanner() {
  const connection = useConnection();
  useEffect(() => {
    if (connection !== "signed-out") return;
    // Whoever signs in on another tab comes back to this one.
    const look = () => void queries.refetchQueries(me);
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
