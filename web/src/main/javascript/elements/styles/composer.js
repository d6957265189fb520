import {css} from 'lit';

/** The input at the bottom. */
export const composer = css`
  :host {
    display: block;
    flex: none;
    padding: 10px 20px calc(16px + env(safe-area-inset-bottom, 0px));
  }

  .composer {
    max-inline-size: 820px;
    margin-inline: auto;
  }

  .field {
    display: flex;
    align-items: flex-end;
    gap: 6px;
    padding: 5px 5px 5px 6px;
    border: 1px solid var(--line);
    border-radius: 24px;
    background: var(--canvas);
    transition: border-color var(--quick), box-shadow var(--quick);
  }

  .field:focus-within {
    border-color: var(--accent);
    box-shadow: 0 0 0 3px color-mix(in srgb, var(--accent) 18%, transparent);
  }

  .field.over:focus-within {
    border-color: var(--danger);
    box-shadow: 0 0 0 3px color-mix(in srgb, var(--danger) 18%, transparent);
  }

  .field.off {
    background: var(--raised);
  }

  textarea {
    flex: 1;
    min-inline-size: 0;
    max-block-size: 192px;
    padding: 8px 6px 8px 12px;
    resize: none;
    line-height: 22px;
    overflow-y: auto;
    scrollbar-width: thin;
    overflow-wrap: anywhere;
    /* Smaller, and a phone zooms in as soon as one writes. */
    font-size: 16px;
  }

  textarea:focus-visible {
    outline: none;
  }

  textarea::placeholder {
    color: var(--muted);
    opacity: 1;
  }

  .send {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 38px;
    block-size: 38px;
    border-radius: 50%;
    background: var(--accent);
    color: var(--on-accent);
    transition: background var(--quick), color var(--quick), filter var(--quick);
  }

  .send:hover:not(:disabled) {
    filter: brightness(1.08);
  }

  .send:disabled {
    background: var(--raised);
    color: var(--muted);
  }

  .used {
    display: flex;
    justify-content: flex-end;
    padding: 6px 14px 0;
    font-size: 12.5px;
    color: var(--muted);
    font-variant-numeric: tabular-nums;
  }

  .used.over {
    color: var(--danger);
    font-weight: 600;
  }
`;
