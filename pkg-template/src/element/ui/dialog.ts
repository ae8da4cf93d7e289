import { html, nothing, type TemplateResult } from "lit";

/** A question that has to be answered before anything else. */
export interface Question {
  readonly name: string;
  readonly title: string;
  readonly body: TemplateResult;
  readonly yes: string;
  readonly no: string;
  /** What is done is not to be undone. */
  readonly danger?: boolean;
  /** Answers are being waited for: neither button works, nor does Escape. */
  readonly busy?: string | undefined;
  onYes(): void;
  onNo(): void;
}

/** A modal dialog, once the element has opened it; the browser keeps the focus in it. */
export function dialog(question: Question | undefined) {
  if (!question) return nothing;
  const { name, title, body, yes, no, danger, busy, onYes, onNo } = question;
  return html`<dialog part="dialog" data-testid=${name} aria-labelledby="dialog-title"
    @cancel=${(event: Event) => {
      event.preventDefault();
      if (!busy) onNo();
    }}>
    <h3 id="dialog-title">${title}</h3>
    ${body}
    <p class="loading" role="status">${busy ?? ""}</p>
    <div class="actions">
      <button type="button" class=${danger ? "danger" : "primary"}
        part="button ${danger ? "danger" : "primary"}"
        data-testid="${name}-confirm" ?disabled=${!!busy} @click=${onYes}>${yes}</button>
      <button type="button" class="secondary" part="button secondary" autofocus
        data-testid="${name}-cancel" ?disabled=${!!busy} @click=${onNo}>${no}</button>
    </div>
  </dialog>`;
}
