const RETRY_MS = 15_000;

/**
 * Calls `retry` when the browser comes online, when the page becomes visible, and every `RETRY_MS`. Returns a function that
 * stops it.
 */
export function onNetworkBack(retry: () => void): () => void {
  const onVisible = () => {
    if (document.visibilityState === "visible") retry();
  };
  const timer = setInterval(retry, RETRY_MS);
  window.addEventListener("online", retry);
  document.addEventListener("visibilitychange", onVisible);
  return () => {
    clearInterval(timer);
    window.removeEventListener("online", retry);
    document.removeEventListener("visibilitychange", onVisible);
  };
}
