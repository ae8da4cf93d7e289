import { css } from "lit";

/** Consent and signing. */
export const signStyles = css`
  .names {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4rem;
  }

  .names li {
    padding: 0.1rem 0.7rem;
    border-radius: 1rem;
    background: var(--_calm-wash);
    font-size: 0.925rem;
  }

  summary {
    min-height: 1.75rem;
    width: fit-content;
    cursor: pointer;
    color: var(--_accent);
  }

  details[open] > summary {
    margin-bottom: 0.5rem;
  }

  dl + .quiet {
    margin-inline-start: -0.6rem;
  }

  .legal {
    overflow-wrap: anywhere;
  }

  fieldset {
    display: grid;
    gap: 0.5rem;
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend {
    padding: 0;
    margin-bottom: 0.5rem;
    font-weight: 600;
  }

  .field .choice,
  .choice {
    display: flex;
    gap: 0.75rem;
    align-items: flex-start;
    font-size: 1rem;
    font-weight: 400;
  }

  .stop {
    padding: 0.8rem 1rem;
    border-radius: var(--_radius-small);
    background: var(--_act-wash);
  }

  .stop:empty {
    display: none;
  }

  .order {
    display: grid;
    gap: 1rem;
  }

  a.button {
    display: inline-flex;
    align-items: center;
    min-height: 2.75rem;
    padding: 0.55rem 1.15rem;
    border: 1px solid transparent;
    border-radius: var(--_radius-small);
    font-weight: 600;
    text-decoration: none;
  }

  a.secondary {
    border-color: var(--_field);
  }

  .qr-box {
    display: flex;
    flex-wrap: wrap;
    gap: 1rem 1.5rem;
    align-items: center;
  }

  .qr-box p {
    flex: 1 1 12rem;
  }

  .qr {
    flex: none;
    width: min(100%, 14rem);
    border-radius: var(--_radius-small);
  }

  .reference {
    font-family: ui-monospace, "SF Mono", Consolas, monospace;
  }
`;
