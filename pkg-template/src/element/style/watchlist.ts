import { css } from "lit";

/** The tabs, and what is in them. */
export const watchlistStyles = css`
  .tabs {
    display: flex;
    flex-wrap: wrap;
    gap: 0.35rem;
    padding: 0.35rem;
    border-radius: var(--_radius);
    background: var(--_calm-wash);
  }

  .tabs button {
    flex: 1 0 auto;
    min-height: 2.5rem;
    padding: 0.35rem 0.9rem;
    background: none;
    color: var(--_soft);
    font-size: 0.925rem;
  }

  .tabs button:hover {
    color: var(--_ink);
  }

  .tabs [aria-selected="true"] {
    background: var(--_card);
    border-color: var(--_line);
    color: var(--_ink);
  }

  [role="tabpanel"] {
    gap: 1rem;
    border-radius: 10px;
  }

  h3 {
    outline: none;
  }

  .empty {
    padding: 2.5rem 1rem;
    border: 1px dashed var(--_field);
    border-radius: var(--_radius);
    color: var(--_soft);
    text-align: center;
  }

  .group {
    display: grid;
    gap: 0.6rem;
    margin-top: 0.75rem;
  }

  .facts dt {
    color: var(--_soft);
    font-size: 0.8rem;
  }

  .facts:empty {
    display: none;
  }

  summary {
    width: fit-content;
    padding-block: 0.25rem;
    color: var(--_soft);
    font-size: 0.9rem;
    cursor: pointer;
  }

  details[open] > .facts {
    margin-top: 0.4rem;
  }

  .card .form {
    max-width: 32rem;
  }

  .card > .actions {
    gap: 0.25rem 1.35rem;
  }

  .card > .actions .quiet {
    min-height: 2rem;
    padding: 0 0.6rem;
  }

  /* Nothing to say yet: no gap for it either. */
  .card > div[role="status"]:empty {
    margin-top: -0.6rem;
  }

  .advice {
    display: grid;
    gap: 0.5rem;
    padding: 0.8rem 1rem;
    border-radius: 10px;
    background: var(--_accent-wash);
  }

  .advice ol {
    display: grid;
    gap: 0.35rem;
    padding-inline-start: 1.4rem;
    list-style: decimal;
  }

  select {
    width: 100%;
    min-height: 2.9rem;
    padding: 0.5rem 0.8rem;
    border: 1px solid var(--_field);
    border-radius: 10px;
    background: var(--_card);
    color: var(--_ink);
    font: inherit;
  }

  select[aria-invalid="true"] {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }

  @container (max-width: 40rem) {
    .field.half {
      grid-column: 1 / -1;
    }

    .tabs button {
      padding-inline: 0.7rem;
    }
  }
`;
