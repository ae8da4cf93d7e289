const { connect, isDefentryError } = require("defentry-web");

async function main() {
  const { journey } = await import("./journey.mjs");
  const result = await journey({ connect, isDefentryError }, { baseUrl: process.argv[2] });
  console.log(JSON.stringify(result));
}

main();
