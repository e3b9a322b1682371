// Builds the theme's scripts into the directory that it is called with, and does nothing where nothing has changed.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const target = resolve(process.argv[2] ?? join(here, "../../../target/classes/theme/b2b/account/resources"));
const built = join(target, ".vite/manifest.json");

/** Most kilobytes, compressed, that opening an organization's page may load beside the account console. */
const MOST_OF_ORGANIZATION = 150;

function files(directory) {
  return readdirSync(join(here, directory), { withFileTypes: true })
    .filter(({ name }) => name !== "node_modules" && name !== "generated")
    .flatMap((entry) => {
      const path = join(directory, entry.name);
      return entry.isDirectory() ? files(path) : [path];
    })
    .sort();
}

function digest(paths) {
  const hash = createHash("sha256").update(process.version);
  for (const path of paths) {
    hash.update(path).update(readFileSync(join(here, path)));
  }
  return hash.digest("hex");
}

/** Runs what the digest says has changed, and remembers it. */
function once(marker, digest, result, work) {
  if (existsSync(marker) && existsSync(result) && readFileSync(marker, "utf8") === digest) {
    return false;
  }
  work();
  mkdirSync(dirname(marker), { recursive: true });
  writeFileSync(marker, digest);
  return true;
}

function run(command, ...args) {
  execFileSync(command, args, { cwd: here, stdio: ["ignore", "ignore", "inherit"], shell: process.platform === "win32" });
}

function tool(name) {
  return join(here, "node_modules/.bin", name);
}

/** What loads when an organization's page is opened and was not there before. */
function organizationChunks(manifest) {
  const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
  const seen = (key, all = new Set()) => {
    if (!all.has(key)) {
      all.add(key);
      (manifest[key].imports ?? []).forEach((other) => seen(other, all));
    }
    return all;
  };
  const before = seen(entry);
  const organization = Object.keys(manifest).find((key) => key.endsWith("organization/Organization.tsx"));
  return [...seen(organization)]
    .filter((key) => !before.has(key))
    .flatMap((key) => [manifest[key].file, ...(manifest[key].css ?? [])]);
}

function kilobytes(paths) {
  return paths.reduce((sum, path) => sum + gzipSync(readFileSync(join(target, path))).length, 0) / 1000;
}

function measure() {
  const manifest = JSON.parse(readFileSync(built, "utf8"));
  const size = kilobytes(organizationChunks(manifest));
  const entry = Object.values(manifest).find(({ isEntry }) => isEntry);
  console.log(
    `Account console: ${kilobytes([entry.file]).toFixed(0)} kB at the start, ` +
      `${size.toFixed(0)} kB for an organization's pages (at most ${MOST_OF_ORGANIZATION})`,
  );
  if (size > MOST_OF_ORGANIZATION) {
    throw new Error(`An organization's pages load ${size.toFixed(0)} kB.`);
  }
}

const lock = ["package.json", "package-lock.json", "account/package.json"];
once(join(here, "node_modules/.installed"), digest(lock), join(here, "node_modules/vite"), () =>
  run("npm", "ci", "--prefer-offline", "--loglevel=error"),
);

const sources = [...lock, "build.mjs", "openapi.json", ...files("account")];
const changed = once(join(target, "../../../../../node-build"), digest(sources), built, () => {
  mkdirSync(join(here, "account/generated"), { recursive: true });
  run(tool("openapi-typescript"), "openapi.json", "-o", "account/generated/schema.d.ts");
  run(tool("tsc"), "--noEmit", "-p", "account");
  run(tool("vite"), "build", "account", "--outDir", target, "--logLevel", "warn");
});
if (changed) {
  measure();
}
