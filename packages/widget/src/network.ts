const RETRY_MS = 15_000;

/** Calls `retry` as soon as there is reason to hope: the network is back, the page is looked at again, or time has passed. */
export function whenBack(retry: () => void): () => void {
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
