// Takes download addresses out of the lock file: integrity hashes say what is meant, wherever it comes from.
import { readFileSync, writeFileSync } from "node:fs";

const file = new URL("package-lock.json", import.meta.url);
const lock = JSON.parse(readFileSync(file, "utf8"));
for (const entry of Object.values(lock.packages)) {
  if (/^https?:/.test(entry.resolved ?? "")) {
    delete entry.resolved;
  }
}
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
