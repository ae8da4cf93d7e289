const library = require("defentry-web/server");

async function main() {
  const { server } = await import("./partner.mjs");
  console.log(JSON.stringify(await server(library, process.argv[2])));
}

main();
