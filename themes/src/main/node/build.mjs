// Builds the consoles' scripts below the directory that it is called with, and does nothing where nothing has changed.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const theme = resolve(process.argv[2] ?? join(here, "../../../target/classes/theme/b2b"));
const markers = join(theme, "../../../node-builds");

const resourcesOf = (workspace) => join(theme, workspace, "resources");
const manifestOf = (workspace) => join(resourcesOf(workspace), ".vite/manifest.json");

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
    return;
  }
  work();
  mkdirSync(dirname(marker), { recursive: true });
  writeFileSync(marker, digest);
}

function run(command, ...args) {
  execFileSync(command, args, { cwd: here, stdio: ["ignore", "ignore", "inherit"], shell: process.platform === "win32" });
}

function tool(name) {
  return join(here, "node_modules/.bin", name);
}

/**
 * What loads when a page is opened and was not there before.
 *
 * @param page the end of the page's file
 */
function chunksOf(manifest, page) {
  const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
  const seen = (key, all = new Set()) => {
    if (!all.has(key)) {
      all.add(key);
      (manifest[key].imports ?? []).forEach((other) => seen(other, all));
    }
    return all;
  };
  const before = seen(entry);
  const opened = Object.keys(manifest).find((key) => key.endsWith(page));
  return [...seen(opened)]
    .filter((key) => !before.has(key))
    .flatMap((key) => [manifest[key].file, ...(manifest[key].css ?? [])]);
}

/** @param page what a person opens beyond Keycloak's own, and the most kilobytes, compressed, that it may load */
function measure(workspace, { page, most }) {
  const manifest = JSON.parse(readFileSync(manifestOf(workspace), "utf8"));
  const kilobytes = (paths) =>
    paths.reduce((sum, path) => sum + gzipSync(readFileSync(join(resourcesOf(workspace), path))).length, 0) / 1000;
  const size = kilobytes(chunksOf(manifest, page));
  const entry = Object.values(manifest).find(({ isEntry }) => isEntry);
  const told =
    `${workspace} console: ${kilobytes([entry.file]).toFixed(0)} kB at the start, ` +
    `${size.toFixed(0)} kB for ${page} (at most ${most})`;
  console.log(told);
  if (size > most) {
    throw new Error(`Too much is loaded: ${told}`);
  }
}

const lock = ["package.json", "package-lock.json", ...["shared", "account", "admin"].map((one) => `${one}/package.json`)];
const common = [...lock, "build.mjs", "theme.mjs", "tsconfig.json", "openapi.json", ...files("shared")];
const schema = join(here, "shared/generated/schema.d.ts");

function build(workspace, limit) {
  once(join(markers, workspace), digest([...common, ...files(workspace)]), manifestOf(workspace), () => {
    run(tool("tsc"), "--noEmit", "-p", workspace);
    run(tool("vite"), "build", workspace, "--outDir", resourcesOf(workspace), "--logLevel", "warn");
    measure(workspace, limit);
  });
}

once(join(here, "node_modules/.installed"), digest(lock), join(here, "node_modules/vite"), () =>
  run("npm", "ci", "--prefer-offline", "--loglevel=error"),
);
once(join(markers, "shared"), digest(common), schema, () => {
  mkdirSync(dirname(schema), { recursive: true });
  run(tool("openapi-typescript"), "openapi.json", "-o", schema);
  run(tool("tsc"), "--noEmit", "-p", "shared");
});
build("account", { page: "organization/Organization.tsx", most: 150 });
build("admin", { page: "organizations/OrganizationPage.tsx", most: 150 });
