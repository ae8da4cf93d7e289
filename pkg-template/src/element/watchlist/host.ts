import type { Defentry } from "../../client.js";
import { isDefentryError } from "../../is-error.js";
import type { Question } from "../ui/dialog.js";
import type { Secrets } from "../ui/secrets.js";
import type { Words } from "../words/words.js";
import type { View } from "./view.js";

/** What a tab's content sees of the element. */
export interface Host {
  readonly client: Defentry;
  readonly words: Words;
  readonly secrets: Secrets;
  /** Aborted when the element is left. */
  readonly signal: AbortSignal;
  /** Whether this is what the person looks at. */
  shows(view: View): boolean;
  update(): void;
  run(work: () => Promise<void>, retry?: () => void): Promise<void>;
  ask(question: Question | undefined): void;
  focusOn(selector: string): Promise<void>;
  /** Reads the tab that is shown. */
  again(): void;
}

/** Not in the plan, or not among the areas that the page allows itself. */
export function isRefused(error: unknown): boolean {
  return isDefentryError(error) && (error.kind === "forbidden" || error.kind === "misuse");
}

/** `null` where that is not to be had. */
export async function unlessRefused<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (!isRefused(error)) throw error;
    return null;
  }
}
