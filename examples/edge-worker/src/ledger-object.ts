// The ledger on Cloudflare: a Durable Object for each user, of which there is one in the world.
import { DurableObject } from "cloudflare:workers";
import type { Env } from "./env.ts";
import { limitOf, overAt, prune, take, undo } from "./ledger.ts";
import type { Entry, Ledger, Login, Verdict } from "./ledger.ts";

const KEY = "entry";

export class CodeLedger extends DurableObject<Env> {
  async take(login: Login): Promise<Verdict> {
    // Read and written without an await between: no other request comes in there. The answer
    // leaves when what was written is on disk.
    const limit = limitOf(this.env.CODES_PER_MINUTE);
    const { entry, verdict } = take(this.#read(), login, Date.now(), limit);
    if (verdict.outcome === "taken") await this.#write(entry);
    return verdict;
  }

  async undo(login: Login): Promise<void> {
    await this.#write(undo(this.#read(), login, Date.now()));
  }

  override async alarm(): Promise<void> {
    await this.#write(prune(this.#read(), Date.now()));
  }

  #read(): Entry | undefined {
    return this.ctx.storage.kv.get<Entry>(KEY);
  }

  /** Nothing is kept of a user who has not come back: the alarm rings when all of it is over. */
  async #write(entry: Entry): Promise<void> {
    const over = overAt(entry);
    if (over === 0) return this.ctx.storage.deleteAll();
    this.ctx.storage.kv.put(KEY, entry);
    await this.ctx.storage.setAlarm(over);
  }
}

export function durableLedger(namespace: DurableObjectNamespace<CodeLedger>): Ledger {
  return {
    take: async (user, login) => namespace.getByName(user).take(login),
    undo: async (user, login) => namespace.getByName(user).undo(login),
  };
}
