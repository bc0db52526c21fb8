// `npm run typecheck`: the types of every package.
import { runChecks, TYPES } from "./verify/checks.mjs";

const { failed } = await runChecks(TYPES);
process.exit(failed > 0 ? 1 : 0);
