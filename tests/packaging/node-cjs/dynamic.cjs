// CommonJS that loads the package when it is needed.
async function main() {
  const library = await import("defentry-web");
  const { journey } = await import("./journey.mjs");
  console.log(JSON.stringify(await journey(library, { baseUrl: process.argv[2] })));
}

main();
