// The worker's bindings.
import type { CodeLedger } from "./ledger-object.ts";
import type { Settings } from "./settings.ts";

export interface Env extends Settings {
  readonly LEDGER: DurableObjectNamespace<CodeLedger>;
}
