// Measures parts one after another, each in a process of its own, and keeps what they give.
import { fork } from "node:child_process";
import path from "node:path";
import { load, measuredPackage, stolenFrom } from "./machine.mjs";
import { faults, save } from "./report-files.mjs";
import { about, onceNoted, plain } from "./report-text.mjs";

const LIMIT_MS = 30 * 60_000;

/**
 * `from`: the folder of the parts; `dir`: where their results go; `facts`: of the machine.
 * Gives the names of those that failed: the others do without them, and their last results stay.
 */
export async function measureAll(parts, { from, dir, quick, facts, print = console.log }) {
  const failed = [];
  for (const part of parts) {
    print(`bench   ${part} …`);
    try {
      const result = await measured(path.join(from, `${part}.mjs`), quick);
      save(dir, part, { ...result, machine: facts });
      for (const table of onceNoted(result.tables)) {
        print(`\n${table.title}\n${about(table)}\n\n${plain(table)}`);
      }
      print(`\nbench   ${part} … ok (${result.took} s)\n`);
    } catch (error) {
      print(`bench   ${part} … failed: ${error.message}\n`);
      failed.push(part);
    }
  }
  return failed;
}

async function measured(file, quick) {
  const before = load();
  const stolen = stolenFrom();
  const start = performance.now();
  const { title, tables, plots } = await fromItsProcess(file, quick);
  const wrong = faults({ tables, plots });
  if (wrong.length) throw new Error(wrong.join("\n"));
  return {
    title,
    measured: new Date().toISOString().slice(0, 10),
    took: Math.round((performance.now() - start) / 1000),
    package: measuredPackage(),
    load: { before, after: load(), stolen: stolen() },
    tables,
    plots,
  };
}

function fromItsProcess(file, quick) {
  return new Promise((done, fail) => {
    const child = fork(path.join(import.meta.dirname, "report-part.mjs"), [file, `${quick}`], {
      cwd: path.join(import.meta.dirname, "../.."), stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    const timer = setTimeout(() => child.kill(), LIMIT_MS);
    let result;
    child.on("message", (message) => { result = message; });
    child.on("error", fail);
    child.on("exit", (code, signal) => {
      clearTimeout(timer);
      if (result) done(result);
      else fail(new Error(`it ended with ${signal ?? code}, and gave nothing`));
    });
  });
}
