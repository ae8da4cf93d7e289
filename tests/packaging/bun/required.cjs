const library = require("defentry-web");
const { journey } = require("./journey.mjs");

journey(library, { baseUrl: process.argv[2] })
  .then((result) => console.log(JSON.stringify(result)));
