// The matrix: which TypeScript, by which resolution, with whose names of the platform.

/** The oldest that reads the declarations as they are, two in wide use, and the newest. (4.7 has
 * another type for an error's `cause`; with `skipLibCheck` it does, too.) */
export const VERSIONS = ["4.8", "5.9", "6.0", "7.0"];

/** How the package is found. What is left out, that version does not have. */
const RESOLUTIONS = {
  // Looks at no `exports`: at `types`, and for the other entries at folders of their names.
  node10: {
    "4.8": { module: "commonjs", moduleResolution: "node" },
    "5.9": { module: "commonjs", moduleResolution: "node10" },
    "6.0": { module: "commonjs", moduleResolution: "node10", ignoreDeprecations: "6.0" },
  },
  node16: everywhere({ module: "node16", moduleResolution: "node16" }),
  nodenext: everywhere({ module: "nodenext", moduleResolution: "nodenext" }),
  // With a module kind that knows `import x = require()`: since 5.4.
  bundler: everywhere({ module: "preserve", moduleResolution: "bundler" }, "4.8"),
};

function everywhere(options, but) {
  return Object.fromEntries(VERSIONS.filter((v) => v !== but).map((v) => [v, options]));
}

const USAGE = ["usage.mts", "wrong.mts", "required.cts", "entries.mts", "entries.cts"];
/** What servers and edge workers write; in a build for a browser those entries are empty. */
const SERVER = ["server.mts", "wrong-server.mts"];
const REFUSED = ["refused.mts"];
/** Whose names there are. `condition` is what such a build asks the package for. */
const PLATFORMS = {
  dom: {
    lib: ["es2022", "dom"], types: [], files: [...USAGE, "platform.mts", "page.mts"],
    condition: "browser",
  },
  none: { lib: ["es2022"], types: [], files: USAGE },
  node: { lib: ["es2022"], types: ["node"], files: [...USAGE, "platform.mts"] },
  workerd: {
    lib: ["es2022"], types: ["@cloudflare/workers-types"], files: [...USAGE, "platform.mts"],
    condition: "workerd",
  },
};
export const COLUMNS = Object.keys(PLATFORMS);

/** Every cell: its name, version, row, column, and the tsconfig.json that it is. */
export function cells() {
  return VERSIONS.flatMap((version) => Object.entries(RESOLUTIONS).flatMap(([resolution, by]) => (
    by[version] === undefined ? [] : Object.entries(PLATFORMS).flatMap(([platform, what]) => (
      [true, false].map((skipLibCheck) => ({
        version, resolution, platform, skipLibCheck,
        name: `${version}-${resolution}-${platform}${skipLibCheck ? "-skip" : ""}`,
        config: config(by[version], what, skipLibCheck),
      })))))));
}

function config(how, { lib, types, files, condition }, skipLibCheck) {
  const asks = condition && how.moduleResolution === "bundler";
  return {
    compilerOptions: {
      target: "es2022", lib, types, ...how, ...(asks && { customConditions: [condition] }),
      strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true,
      skipLibCheck, noEmit: true,
    },
    files: [...files, ...(asks && condition === "browser" ? REFUSED : SERVER)],
  };
}
