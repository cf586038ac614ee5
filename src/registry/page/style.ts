import { createHash } from 'node:crypto';
import { Html } from './html.ts';

/** Fonts, images and scripts there are none. */
const STYLE = `
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--paper:#fff;--card:#f6f8fa;--line:#d0d7de;--good:#116329;--bad:#a40e26;--warn:#7d4e00}
@media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9da7b1;--paper:#0d1117;--card:#161b22;--line:#30363d;--good:#56d364;--bad:#ff7b72;--warn:#e3b341}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
header,main,footer{max-width:75rem;margin:0 auto;padding:0 1rem}
header{display:flex;flex-wrap:wrap;align-items:baseline;gap:.25rem 1rem;padding-top:1.25rem}
h1{font-size:1.5rem;margin:0}
h2{font-size:1.15rem;margin:2rem 0 .5rem}
header p,footer,.note{color:var(--soft);margin:0}
footer{padding-top:2rem;padding-bottom:2rem;font-size:.875rem}
a{color:inherit}
:focus-visible{outline:2px solid currentColor;outline-offset:2px}
.state{background:var(--card);border:1px solid var(--line);border-left-width:.4rem;border-radius:.4rem;padding:.75rem 1rem}
.state.good{border-left-color:var(--good)}.state.bad{border-left-color:var(--bad)}.state.warn{border-left-color:var(--warn)}
.state p{margin:0}.state ul{margin:.5rem 0 0;padding-left:1.25rem}
.scroll{overflow-x:auto;border:1px solid var(--line);border-radius:.4rem}
table{border-collapse:collapse;width:100%;font-size:.925rem}
th,td{text-align:left;vertical-align:top;padding:.4rem .75rem;border-bottom:1px solid var(--line)}
tbody tr:last-child>*{border-bottom:0}
thead th{background:var(--card);font-weight:600;white-space:nowrap}
tbody th{font-weight:600;min-width:9rem}
td{min-width:6rem;overflow-wrap:break-word}
td.who{min-width:9rem}
td.long{min-width:14rem}
time{white-space:nowrap}
small{display:block;color:var(--soft);font-weight:400;font-size:.85em;overflow-wrap:anywhere}
.good b{color:var(--good)}.bad b{color:var(--bad)}.warn b{color:var(--warn)}
@media (max-width:40rem){.wide{display:none}table{font-size:.85rem}th,td,tbody th{padding:.4rem;min-width:4rem}tbody th,td.who{min-width:6rem}td.long{min-width:7.5rem}time{white-space:normal}}
`;

/** The page's only style, in its element. */
export const styleElement = new Html(`<style>${STYLE}</style>`);

/** What names it in a Content-Security-Policy: no other style applies. */
export const styleSource = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;
