import {svg, html} from 'lit';

/** Line drawings, 24 by 24, in the colour of the text around them; for the eye alone, so hidden from screen readers. */
function icon(lines, kind = '') {
  return html`<svg
    class="icon ${kind}"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.75"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    ${lines}
  </svg>`;
}

export const messageSquare = icon(svg`<path d="M21 15a2 2 0 0 1-2 2H8l-5 4V5a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2z" />`);
export const compose = icon(svg`
  <path d="M12 4H6a2 2 0 0 0-2 2v12a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2v-6" />
  <path d="M18.4 3.6a1.9 1.9 0 0 1 2.7 2.7L13 14.4 9.5 15.2l.8-3.5z" />`);
export const back = icon(svg`<path d="M15 5l-7 7 7 7" />`, 'turns');
export const close = icon(svg`<path d="M6 6l12 12M18 6L6 18" />`);
export const search = icon(svg`<circle cx="11" cy="11" r="6.5" /><path d="M20 20l-4.2-4.2" />`);
export const send = icon(svg`<path d="M4.5 12L3.6 4.9a.9.9 0 0 1 1.3-.9l15.4 7.2a.9.9 0 0 1 0 1.6L4.9 20a.9.9 0 0 1-1.3-.9zm0 0h8" />`, 'turns');
export const down = icon(svg`<path d="M6 9.5l6 6 6-6" />`);
export const alert = icon(svg`<circle cx="12" cy="12" r="9" /><path d="M12 7.5v5M12 16.2v.1" />`);
export const clock = icon(svg`<circle cx="12" cy="12" r="8.5" /><path d="M12 7.5V12l3 2" />`);
export const check = icon(svg`<path d="M6 12.5l4.2 4.2L18.5 8" />`);
export const checks = icon(svg`<path d="M2.5 12.5l4.2 4.2L15 8M11.2 15.6l1.1 1.1L20.6 8" />`);
export const eye = icon(svg`<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z" /><circle cx="12" cy="12" r="2.8" />`);
export const lock = icon(svg`<rect x="5" y="11" width="14" height="9" rx="2" /><path d="M8 11V8a4 4 0 0 1 8 0v3" />`);
