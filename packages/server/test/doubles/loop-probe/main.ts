import { isMainThread } from "node:worker_threads";

// Preloaded into a server under measurement (`node --import`): notes the longest time that its event loop was in one
// piece of work, in milliseconds of the thread's own CPU, so that a busy machine does not count. Says it when asked.
const used = () => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
};

if (isMainThread) {
  let before = used();
  let longest = 0;
  setInterval(() => {
    const now = used();
    longest = Math.max(longest, now - before);
    before = now;
  }, 1).unref();
  process.on("message", () => {
    process.send?.(longest);
    longest = 0;
  });
}
