import { css } from "lit";
import { tokens } from "./tokens.js";

/** What both elements look like. */
const shared = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
  }

  ul,
  ol {
    padding: 0;
    list-style: none;
  }

  h2 {
    font-size: clamp(1.5rem, 1.1rem + 2vw, 2.1rem);
    line-height: 1.15;
    letter-spacing: -0.02em;
    outline: none;
  }

  h3 {
    font-size: 1.1rem;
    letter-spacing: -0.01em;
  }

  h4 {
    font-size: 0.9rem;
  }

  .frame {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.5rem;
    padding: var(--defentry-padding, 1rem);
  }

  .step {
    display: grid;
    gap: 1.25rem;
  }

  a {
    color: var(--_accent);
    text-underline-offset: 0.2em;
  }

  :focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }

  [hidden] {
    display: none !important;
  }

  .sr-only {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .lede {
    max-width: 42rem;
    margin-top: -0.6rem;
    color: var(--_soft);
    font-size: 1.05rem;
  }

  .card,
  .panel,
  dialog {
    padding: clamp(1rem, 3vw, 1.75rem);
    background: var(--_card);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }

  .stack,
  .card,
  .panel {
    display: grid;
    gap: 1rem;
  }

  .muted,
  .hint,
  .loading {
    color: var(--_soft);
  }

  .big {
    font-size: 1.25rem;
    font-weight: 650;
    letter-spacing: -0.01em;
  }

  .summary {
    font-weight: 600;
  }

  .big:empty,
  .note:empty,
  .form-status:empty,
  .field-error:empty,
  .order:empty,
  .actions:empty {
    display: none;
  }

  .note {
    color: var(--_soft);
    font-size: 0.925rem;
  }

  .foreign {
    overflow-wrap: anywhere;
  }

  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem 1rem;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem;
    align-items: center;
  }

  button {
    min-height: 2.75rem;
    padding: 0.55rem 1.15rem;
    border: 1px solid transparent;
    border-radius: var(--_radius-small);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
    transition: background-color 120ms, border-color 120ms;
  }

  button:disabled {
    opacity: 0.55;
    cursor: not-allowed;
  }

  .primary {
    background: var(--_accent);
    color: var(--_accent-ink);
  }

  .primary:not(:disabled):hover {
    filter: brightness(0.92);
  }

  .secondary {
    background: transparent;
    border-color: var(--_field);
    color: var(--_ink);
  }

  .secondary:not(:disabled):hover {
    background: var(--_calm-wash);
  }

  .quiet {
    padding-inline: 0.6rem;
    background: none;
    color: var(--_accent);
    font-weight: 500;
  }

  .quiet:not(:disabled):hover {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  .quiet.danger-text {
    color: var(--_danger);
  }

  .danger {
    background: var(--_danger);
    color: var(--_card);
  }

  .fields {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 1.1rem 1rem;
  }

  .field {
    grid-column: 1 / -1;
    display: grid;
    gap: 0.25rem;
    align-content: start;
  }

  .field.half {
    grid-column: auto;
  }

  label {
    font-weight: 600;
  }

  .field label {
    font-size: 0.925rem;
  }

  .hint {
    font-size: 0.85rem;
  }

  input:not([type="checkbox"], [type="radio"]) {
    width: 100%;
    min-height: 2.9rem;
    padding: 0.5rem 0.8rem;
    border: 1px solid var(--_field);
    border-radius: var(--_radius-small);
    background: var(--_card);
    color: var(--_ink);
    font: inherit;
  }

  input[aria-invalid="true"] {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }

  input:is([type="checkbox"], [type="radio"]) {
    flex: none;
    width: 1.35rem;
    height: 1.35rem;
    margin: 0;
    accent-color: var(--_accent);
  }

  .field-error,
  .form-status {
    color: var(--_danger);
    font-size: 0.9rem;
  }

  .form-status {
    color: var(--_soft);
  }

  .actions > .quiet,
  .grid .quiet {
    margin-inline-start: -0.6rem;
  }

  .site-name {
    font-weight: 600;
  }

  .pill {
    display: inline-flex;
    align-items: center;
    gap: 0.4rem;
    padding: 0.1rem 0.65rem;
    border-radius: 1rem;
    background: var(--_calm-wash);
    color: var(--_soft);
    font-size: 0.825rem;
    font-weight: 600;
    white-space: nowrap;
  }

  .pill::before {
    content: "";
    width: 0.45rem;
    height: 0.45rem;
    border-radius: 50%;
    background: currentcolor;
  }

  .pill[data-tone="good"] {
    background: var(--_good-wash);
    color: var(--_good);
  }

  .pill[data-tone="found"] {
    background: var(--_found-wash);
    color: var(--_found);
  }

  .pill[data-tone="busy"] {
    background: var(--_busy-wash);
    color: var(--_busy);
  }

  .pill[data-tone="bad"] {
    background: var(--_danger-wash);
    color: var(--_danger);
  }

  .pill[data-tone="act"] {
    background: var(--_act-wash);
    color: var(--_act);
  }

  .pill[data-tone="busy"]::before {
    animation: breathe 1.6s ease-in-out infinite;
  }

  @keyframes breathe {
    50% {
      opacity: 0.25;
    }
  }

  .cards {
    display: grid;
    gap: 0.75rem;
  }

  .cards .card {
    gap: 0.6rem;
    padding: 1rem 1.15rem;
  }

  .site-link {
    display: inline-block;
    min-block-size: 1.5rem;
    font-size: 0.9rem;
    overflow-wrap: anywhere;
  }

  .secret {
    display: flex;
    align-items: center;
    gap: 0.35rem;
    font-variant-numeric: tabular-nums;
  }

  .secret .quiet {
    min-height: 1.75rem;
    padding: 0 0.4rem;
    font-size: 0.85rem;
  }

  .panel {
    justify-items: start;
    gap: 0.6rem;
  }

  .panel h2 {
    font-size: 1.15rem;
  }

  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.5rem;
    overflow-wrap: anywhere;
  }

  .facts dt {
    color: var(--_soft);
    font-size: 0.8rem;
  }

  dialog {
    max-width: 32rem;
    width: calc(100% - 2rem);
    color: var(--_ink);
  }

  dialog ul {
    display: grid;
    gap: 0.5rem;
    padding-inline-start: 1.25rem;
    list-style: disc;
  }

  dialog[open] {
    display: grid;
    gap: 1rem;
  }

  dialog::backdrop {
    background: rgb(10 14 18 / 55%);
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
    }
  }
`;

export const baseStyles = [tokens, shared];
