// How Keycloak's consoles are built with pages of ours beside its own.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const modules = fileURLToPath(new URL("node_modules", import.meta.url));

/** Leaves out those styles of PatternFly's parts that the styles of Keycloak's pages have in them already. */
function withoutRepeatedStyles(library) {
  const keycloaks = readFileSync(join(modules, "@keycloak", library, "lib", `${library}.css`), "utf8");
  const part = /react-styles\/css\/(component|layout)s\/[^/]+\/([^/]+)\.css$/;
  return {
    name: "without-repeated-styles",
    enforce: "pre",
    load(id) {
      const [, kind, name] = part.exec(id) ?? [];
      return kind && keycloaks.includes(`.pf-v5-${kind[0]}-${name}{`) ? "" : undefined;
    },
  };
}

/** Tells whose work is in the scripts, also what Keycloak's pages brought along. */
function licenses(library) {
  const scripts = join(modules, "@keycloak", library, "lib");
  const packageOf = (id) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1];
  const keycloaks = readdirSync(scripts)
    .filter((name) => name.endsWith(".js.map"))
    .flatMap((name) => JSON.parse(readFileSync(join(scripts, name), "utf8")).sources);
  const describe = (name) => {
    const { version, license } = JSON.parse(readFileSync(join(modules, name, "package.json"), "utf8"));
    const file = readdirSync(join(modules, name)).find((candidate) => /^licen[sc]e/i.test(candidate));
    const text = file ? readFileSync(join(modules, name, file), "utf8").trim() : "";
    return `${name} ${version} (${license})\n\n${text}`.trim();
  };
  return {
    name: "licenses",
    generateBundle(_options, bundle) {
      const ids = Object.values(bundle).flatMap((chunk) => Object.keys(chunk.modules ?? {}));
      const names = new Set(
        [...ids, ...keycloaks].map(packageOf).filter((name) => name && existsSync(join(modules, name, "package.json"))),
      );
      this.emitFile({
        type: "asset",
        fileName: "third-party-licenses.txt",
        source: `${[...names].sort().map(describe).join(`\n\n${"-".repeat(80)}\n\n`)}\n`,
      });
    },
  };
}

/**
 * Keycloak's page gives React by an import map, and looks up the entry in the manifest.
 *
 * @param library Keycloak's own pages
 * @param entry a URL
 */
export function consoleOf(library, entry) {
  return defineConfig({
    base: "",
    plugins: [withoutRepeatedStyles(library), licenses(library)],
    resolve: {
      alias: { "react-dom/client": "react-dom" },
    },
    build: {
      target: "es2022",
      manifest: true,
      modulePreload: false,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 10_000,
      rollupOptions: {
        input: fileURLToPath(entry),
        external: ["react", "react/jsx-runtime", "react-dom"],
        onLog(level, log, report) {
          if (log.code !== "MODULE_LEVEL_DIRECTIVE") {
            report(level, log);
          }
        },
      },
    },
  });
}
