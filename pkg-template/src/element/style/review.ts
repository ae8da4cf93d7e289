import { css } from "lit";

/** What was found, beside the person's own. */
export const reviewStyles = css`
  .notice {
    padding: 1rem 1.25rem;
    border-inline-start: 4px solid var(--_accent);
  }

  .finds {
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr));
    align-items: start;
  }

  .found {
    justify-items: start;
  }

  .found-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.4rem 0.75rem;
    width: 100%;
  }

  .found-head label {
    flex: 1;
    min-width: 8rem;
  }

  .left-out {
    background: none;
    border-style: dashed;
  }

  .left-out .site-name {
    color: var(--_soft);
    font-weight: 400;
    text-decoration: line-through;
  }

  /* What has the focus is not hidden below the button that stays in sight. */
  .finds :is(a, button, input) {
    scroll-margin-block: 6rem;
  }

  .compared {
    width: 100%;
    border-collapse: collapse;
    font-size: 0.95rem;
    table-layout: fixed;
  }

  .compared thead th:nth-child(1) {
    width: 36%;
  }

  .compared thead th:nth-child(2) {
    width: 34%;
  }

  .compared :is(th, td) {
    padding: 0.3rem 0;
    padding-inline-end: 0.75rem;
    border-top: 1px solid var(--_line);
    font-weight: 400;
    text-align: start;
    vertical-align: top;
  }

  .compared thead th {
    border: 0;
    color: var(--_soft);
    font-size: 0.8rem;
  }

  .compared tbody th {
    color: var(--_soft);
    overflow-wrap: break-word;
    hyphens: auto;
  }

  .found .actions {
    gap: 0 0.25rem;
    margin: -0.25rem -0.6rem;
  }

  .found .actions > .quiet {
    margin: 0;
  }

  .compared .value {
    margin-inline-end: 0.4rem;
  }

  .verdict {
    display: inline-block;
    font-size: 0.85rem;
    font-weight: 600;
  }

  .verdict::before {
    content: "=\\a0" / "";
  }

  .verdict[data-verdict="differs"]::before {
    content: "≠\\a0" / "";
  }

  .verdict[data-verdict="extra"]::before {
    content: "+\\a0" / "";
  }

  .verdict[data-verdict="extra"] {
    color: var(--_soft);
  }

  .verdict[data-verdict="same"] {
    color: var(--_good);
  }

  .verdict[data-verdict="differs"] {
    color: var(--_found);
  }

  .calm {
    justify-items: center;
    padding-block: 2.5rem;
    text-align: center;
  }

  .calm svg {
    width: 4rem;
    fill: var(--_good-wash);
    stroke: var(--_good);
    stroke-width: 2.5px;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  @container (max-width: 40rem) {
    .compared {
      font-size: 0.9rem;
    }

    .compared :is(th, td) {
      padding-inline-end: 0.35rem;
    }

    .compared thead th:nth-child(-n+2) {
      width: 33%;
    }
  }
`;
