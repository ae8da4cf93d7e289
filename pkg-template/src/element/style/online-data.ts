import { css } from "lit";

/** The steps of the journey. */
export const onlineDataStyles = css`
  .top-actions {
    display: flex;
    margin-inline-start: -0.6rem;
  }

  .steps {
    display: flex;
    gap: 0.5rem;
    margin-top: 1.25rem;
  }

  .steps li {
    flex: 1;
  }

  .steps button {
    width: 100%;
    min-height: 2.75rem;
    padding: 0.6rem 0 0;
    display: flex;
    gap: 0.5rem;
    align-items: baseline;
    border: 0;
    border-top: 3px solid var(--_line);
    border-radius: 0;
    background: none;
    color: var(--_soft);
    font: inherit;
    font-size: 0.875rem;
    text-align: start;
  }

  .steps button:disabled {
    opacity: 1;
    cursor: default;
  }

  .steps .past button {
    border-color: var(--_accent);
  }

  .steps .here button {
    border-color: var(--_accent);
    color: var(--_ink);
    font-weight: 650;
  }

  .steps button:not(:disabled) {
    color: var(--_ink);
  }

  .steps li:not(.here) button:not(:disabled) .step-label {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  .step-number {
    color: var(--_accent);
    font-variant-numeric: tabular-nums;
  }

  .steps button:disabled .step-number {
    color: inherit;
  }

  .findings {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 14rem), 1fr));
    gap: 0.6rem 1.25rem;
  }

  .findings dt {
    color: var(--_soft);
    font-size: 0.8rem;
  }

  .sticky {
    position: sticky;
    bottom: 0;
    padding: 0.85rem 0;
    background: linear-gradient(transparent, var(--_paper) 0.85rem);
  }

  /* On a screen so low, as at 400 % zoom, it would hide too much. */
  @media (max-height: 30rem) {
    .sticky {
      position: static;
    }
  }

  @container (max-width: 40rem) {
    .field.half {
      grid-column: 1 / -1;
    }

    .top-actions {
      margin-inline-start: -0.6rem;
    }

    /* Not seen, and read all the same. */
    .steps li:not(.here) .step-label {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }

    .steps li.here {
      flex: 3;
    }

    .steps button {
      justify-content: flex-start;
    }

    .form .primary,
    .sticky .primary {
      width: 100%;
    }
  }
`;
