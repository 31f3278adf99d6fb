import { html, raw } from 'hono/html';

/** HTML whose variable parts are already escaped. */
export type Markup = ReturnType<typeof html>;

const style = `
:root{color-scheme:light dark;--page:#f6f5f2;--card:#fff;--ink:#1f2328;--soft:#5d646d;--line:#dcdad4;--act:#2f5d50;--on:#fff;--note:#f3ecdc}
@media (prefers-color-scheme:dark){:root{--page:#17191c;--card:#212428;--ink:#eceef0;--soft:#a5adb6;--line:#363b41;--act:#8cc5b3;--on:#10221c;--note:#2c281d}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main{max-width:34rem;margin:0 auto;padding:1.5rem 1rem 4rem}
.note{background:var(--note);border-bottom:1px solid var(--line);text-align:center;padding:.5rem 1rem;font-size:.875rem}
.card{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:1.5rem;margin-top:1rem}
h1{font-size:1.35rem;line-height:1.3;margin:0 0 .75rem}h2{font-size:1rem;margin:1.5rem 0 .5rem}
p{margin:.5rem 0}.soft,small{color:var(--soft)}small{display:block;font-size:.875rem}
fieldset{border:0;padding:0;margin:1.25rem 0 0}legend{font-weight:600;padding:0;margin-bottom:.25rem}
label{display:flex;gap:.75rem;align-items:flex-start;padding:.6rem 0;border-top:1px solid var(--line)}
input[type=checkbox]{width:1.15rem;height:1.15rem;margin:.2rem 0 0;accent-color:var(--act);flex:none}
.row{display:flex;gap:.75rem;margin-top:1.5rem}
button{flex:1;font:inherit;font-weight:600;padding:.7rem 1rem;border-radius:.5rem;border:1px solid var(--line);background:transparent;color:inherit;cursor:pointer}
button.act{background:var(--act);border-color:var(--act);color:var(--on)}
:focus-visible{outline:3px solid var(--act);outline-offset:2px}
.who{display:flex;gap:.75rem;align-items:center}.disc{width:2.75rem;height:2.75rem;border-radius:50%;display:grid;place-items:center;color:#fff;font-weight:600;flex:none}
.text{white-space:pre-wrap;overflow-wrap:anywhere;font-size:1.05rem;margin:1rem 0}
img.media,video.media{display:block;width:100%;max-height:80vh;object-fit:contain;background:#0001;border-radius:.5rem;margin-top:.75rem}
.counts{display:flex;gap:1.25rem;border-top:1px solid var(--line);margin-top:1rem;padding-top:.75rem;color:var(--soft);font-size:.875rem;flex-wrap:wrap}
a{color:var(--act);overflow-wrap:anywhere}
`;

/** A page of the practice network: says what it is, loads nothing from elsewhere. */
export function page(network: string, title: string, body: Markup): Markup {
  return html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><style>${raw(style)}</style></head>
<body><div class="note">Practice ${network} – nothing leaves this computer</div><main>${body}</main></body></html>`;
}

/** Headers of every page: no script runs, nothing frames it, nothing foreign loads. */
export const pageHeaders = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; media-src 'self'; frame-ancestors 'none'; base-uri 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** A round mark with the first letters of a name. */
export function disc(name: string, colour: string): Markup {
  const letters = name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word[0] ?? '')
    .join('');
  return html`<span class="disc" style="background:${colour}" aria-hidden="true">${letters}</span>`;
}
