import {css} from 'lit';

const dark = css`
  --accent: var(--rapport-accent, #8ea8ff);
  --on-accent: var(--rapport-on-accent, #10142a);
  --check: var(--rapport-check, #8ea8ff);
  --canvas: var(--rapport-background, #121317);
  --side: var(--rapport-sidebar, #17181d);
  --raised: var(--rapport-surface, #24262d);
  --text: var(--rapport-text, #eeeff3);
  --muted: var(--rapport-text-muted, #a3a7b3);
  --line: var(--rapport-border, #2a2c34);
  --danger: var(--rapport-danger, #ff8f86);
  --notice: #33290f;
  --on-notice: #f3d58a;
  --shadow: 0 1px 2px rgb(0 0 0 / 40%), 0 8px 24px rgb(0 0 0 / 45%);
  --own-share: 30%;
  --chosen-share: 18%;
  --avatar-back: 42%;
  --avatar-front: 30%;
  color-scheme: dark;
`;

/**
 * The looks in one place. A host sets those that begin with `--rapport-`; what stands in these files uses the others.
 * Nothing that a host's page says reaches further in than the element itself: everything inherited starts afresh here.
 */
export const tokens = css`
  :host {
    display: block;
    block-size: 100%;
    min-block-size: 0;
    overflow: hidden;
    contain: layout paint;
  }

  .root {
    all: initial;
    visibility: inherit;
    display: flex;
    flex-direction: column;
    block-size: 100%;
    min-block-size: 0;
    position: relative;
    overflow: hidden;
    font: var(--rapport-font, 400 15px/1.45 Inter, ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif);
    -webkit-font-smoothing: antialiased;
    text-align: start;
    color: var(--text);
    background: var(--canvas);
    -webkit-tap-highlight-color: transparent;

    --accent: var(--rapport-accent, #3454d1);
    --on-accent: var(--rapport-on-accent, #ffffff);
    --check: var(--rapport-check, #3454d1);
    --canvas: var(--rapport-background, #ffffff);
    --side: var(--rapport-sidebar, #f8f8fa);
    --raised: var(--rapport-surface, #f1f2f5);
    --text: var(--rapport-text, #17191f);
    --muted: var(--rapport-text-muted, #5d6270);
    --line: var(--rapport-border, #e5e6eb);
    --danger: var(--rapport-danger, #c3302b);
    --notice: #fdf3d8;
    --on-notice: #5f4500;
    --shadow: 0 1px 2px rgb(20 22 30 / 8%), 0 8px 24px rgb(20 22 30 / 12%);
    --own-share: 13%;
    --chosen-share: 9%;
    --avatar-back: 14%;
    --avatar-front: 82%;
    --radius: var(--rapport-radius, 18px);
    --own: color-mix(in srgb, var(--accent) var(--own-share), var(--canvas));
    --chosen: color-mix(in srgb, var(--accent) var(--chosen-share), var(--side));
    --hover: color-mix(in srgb, var(--text) 5%, transparent);
    --quick: 120ms ease-out;
    color-scheme: light;
  }

  .root[dir='rtl'] {
    direction: rtl;
  }

  @media (prefers-color-scheme: dark) {
    .root:not([data-theme='light']) {
      ${dark}
    }
  }

  .root[data-theme='dark'] {
    ${dark}
  }
`;
