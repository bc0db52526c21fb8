// What a shell or a CI job has set for other programs: databases, proxies, collectors, accounts, and this server itself.
const FOREIGN =
  /^(?:PG[A-Z]+|(?:https?|all|ftp|no)_proxy|NODE_OPTIONS|NODE_USE_ENV_PROXY|NODE_EXTRA_CA_CERTS|DATABASE_URL|HOST|PORT|(?:HYPONEMA|AWS|OTEL|CURL)_\w+|\w+_API_KEY)$/i;
// Names the browser that pages are tested in.
const OURS = ["HYPONEMA_CHROMIUM"];

/** Takes out of `environment` what would decide what a test sees, so that every machine sees the same. */
export function forgetShell(environment: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(environment)) {
    if (FOREIGN.test(name) && !OURS.includes(name)) delete environment[name];
  }
}
