// An application that requires the package, with a library in it that imports it: two copies in one
// process, which must not get into each other's way, and whose errors are the same to both.
const required = require("defentry-web");

const errorOf = (library) => library.connect({ baseUrl: "ftp://nowhere" }).catch((error) => error);

async function main() {
  const imported = await import("defentry-web");
  const { journey } = await import("./journey.mjs");
  const libraries = [required, imported];
  const options = { baseUrl: process.argv[2] };
  const journeys = await Promise.all(libraries.map((library) => journey(library, options)));
  const errors = await Promise.all(libraries.map(errorOf));
  console.log(JSON.stringify({
    journeys,
    copies: new Set(libraries.map(({ connect }) => connect)).size,
    kinds: errors.map(({ kind }) => kind),
    recognised: libraries.map(({ isDefentryError }) => errors.map(isDefentryError)),
    others: libraries.map(({ isDefentryError }) => isDefentryError(new Error("another"))),
  }));
}

main();
