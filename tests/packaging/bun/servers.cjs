const { edge, server } = require("./partner.mjs");

async function main() {
  console.log(JSON.stringify({
    edge: await edge(require("defentry-web/edge"), process.argv[2]),
    server: await server(require("defentry-web/server"), process.argv[2]),
  }));
}

main();
