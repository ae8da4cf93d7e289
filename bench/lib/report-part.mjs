// One part in a process of its own: what another has left behind in the heap, or has taught the
// compiler, would be in its figures.
import { pathToFileURL } from "node:url";

const [, , file, quick] = process.argv;
const { title, measure } = await import(pathToFileURL(file));
const log = (...words) => console.log("   ", ...words);
const { tables = [], plots = [] } = await measure({ quick: quick === "true", log });
// A part may leave something open: that is no reason to wait for ever.
process.send({ title, tables, plots }, () => process.exit());
