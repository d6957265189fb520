import {css} from 'lit';

/** What was said: days, bubbles, and what has become of one's own. */
export const log = css`
  :host {
    display: flex;
    flex-direction: column;
    flex: 1;
    min-block-size: 0;
    position: relative;
  }

  .scroller {
    /* Done by hand, and the same everywhere: not every browser has it. */
    overflow-anchor: none;
    outline-offset: -2px;
  }

  .lane {
    display: flex;
    flex-direction: column;
    justify-content: flex-end;
    min-block-size: 100%;
    max-inline-size: 860px;
    margin-inline: auto;
    padding: 20px 20px 12px;
  }

  .day,
  .fresh {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 12px;
    margin-block: 20px 12px;
    font-size: 12.5px;
    font-weight: 550;
    color: var(--muted);
  }

  .fresh {
    color: var(--accent);
  }

  .fresh::before,
  .fresh::after {
    content: '';
    flex: 1;
    block-size: 1px;
    background: color-mix(in srgb, var(--accent) 35%, transparent);
  }

  .message {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    margin-block-start: 2px;
  }

  .message.first {
    margin-block-start: 12px;
  }

  .message.own {
    align-items: flex-end;
  }

  .bubble {
    position: relative;
    max-inline-size: min(78%, 560px);
    min-inline-size: 0;
    padding: 8px 13px 7px;
    border: 1px solid transparent;
    border-radius: var(--radius);
    background: var(--raised);
  }

  .own .bubble {
    background: var(--own);
  }

  .message:not(.own):not(.last) .bubble {
    border-end-start-radius: 6px;
  }

  .message:not(.own):not(.first) .bubble {
    border-start-start-radius: 6px;
  }

  .own:not(.last) .bubble {
    border-end-end-radius: 6px;
  }

  .own:not(.first) .bubble {
    border-start-end-radius: 6px;
  }

  .pending .bubble,
  .waiting .bubble {
    background: color-mix(in srgb, var(--own) 55%, var(--canvas));
  }

  .failed .bubble {
    background: color-mix(in srgb, var(--danger) 10%, var(--canvas));
  }

  .text {
    display: inline;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
  }

  /* Keeps the end of the last line free for the time, which stands in the corner. */
  .room {
    display: inline-block;
    block-size: 1px;
  }

  .meta {
    float: inline-end;
    display: flex;
    align-items: center;
    gap: 4px;
    margin-inline-start: 12px;
    margin-block: 5px -3px;
    font-size: 12px;
    line-height: 18px;
    color: var(--muted);
    white-space: nowrap;
    user-select: none;
  }

  .meta .icon {
    inline-size: 16px;
    block-size: 16px;
  }

  .own .meta {
    color: color-mix(in srgb, var(--muted) 82%, var(--text));
  }

  .meta .tick {
    color: var(--check);
  }

  .trouble {
    display: flex;
    align-items: center;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 4px 10px;
    max-inline-size: min(78%, 560px);
    margin-block: 4px 2px;
    padding-inline: 4px;
    font-size: 13px;
    color: var(--danger);
  }

  .trouble .icon {
    inline-size: 18px;
    block-size: 18px;
  }

  .trouble .link {
    color: var(--danger);
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  .trouble .quiet {
    color: var(--muted);
    text-decoration: none;
  }

  .typing {
    display: flex;
    align-items: center;
    gap: 10px;
    margin-block-start: 12px;
    font-size: 13px;
    color: var(--muted);
  }

  .dots {
    display: inline-flex;
    gap: 4px;
    padding: 13px 14px;
    border-radius: var(--radius);
    background: var(--raised);
  }

  .dots i {
    inline-size: 6px;
    block-size: 6px;
    border-radius: 50%;
    background: var(--muted);
    animation: hop 1.2s ease-in-out infinite;
  }

  .dots i:nth-child(2) { animation-delay: 0.15s; }
  .dots i:nth-child(3) { animation-delay: 0.3s; }

  @keyframes hop {
    0%, 60%, 100% { opacity: 0.4; transform: none; }
    30% { opacity: 1; transform: translateY(-3px); }
  }

  .jump {
    position: absolute;
    inset-block-end: 12px;
    inset-inline: 0;
    display: flex;
    justify-content: center;
    pointer-events: none;
  }

  .jump button {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 36px;
    padding: 6px 14px 6px 10px;
    border-radius: 18px;
    background: var(--canvas);
    color: var(--text);
    border: 1px solid var(--line);
    box-shadow: var(--shadow);
    font-size: 14px;
    font-weight: 550;
    pointer-events: auto;
  }

  .jump button.new {
    background: var(--accent);
    border-color: transparent;
    color: var(--on-accent);
  }

  .jump button.bare {
    padding: 6px 8px;
  }

  .older .bone,
  .skeleton .bone {
    block-size: 40px;
    border-radius: var(--radius);
    margin-block: 5px;
  }

  .skeleton {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
  }

  .skeleton .end-side,
  .older .end-side {
    align-self: flex-end;
  }

  .older {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
  }
  .older .hint {
    align-self: stretch;
  }

  .w3 { inline-size: 32%; }
  .w5 { inline-size: 50%; }
  .w6 { inline-size: 62%; }

  .start {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 4px;
    padding: 40px 16px 16px;
    text-align: center;
    color: var(--muted);
    overflow-wrap: anywhere;
  }

  .start .avatar {
    margin-block-end: 12px;
  }
`;
