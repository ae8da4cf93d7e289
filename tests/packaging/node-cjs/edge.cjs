const library = require("defentry-web/edge");

async function main() {
  const { edge } = await import("./partner.mjs");
  console.log(JSON.stringify(await edge(library, process.argv[2])));
}

main();
