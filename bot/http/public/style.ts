// The look of the public pages: the screens' colours, the reader's own fonts, and nothing to fetch besides.
export const style = `
:root { --paper: #faf7f1; --surface: #fff; --line: #ddd4c3; --ink: #1d2725; --soft: #454d4a; --primary: #0f5c55;
  --urgent: #8f2d1a; --urgent-wash: #f8e7e1; }
* { box-sizing: border-box; }
html { font: 112.5%/1.6 "Be Vietnam Pro", system-ui, sans-serif; background: var(--paper); color: var(--ink); }
body { margin: 0; overflow-wrap: anywhere; }
header, main, footer { max-width: 44rem; margin-inline: auto; padding: 1rem max(1rem, 4vw); }
header { border-bottom: 3px solid var(--primary); }
header p, main p, footer p { margin: 0.4rem 0; }
h1 { font-size: 1.5rem; line-height: 1.3; margin: 0.4rem 0; }
h2 { font-size: 1.15rem; line-height: 1.35; margin: 0 0 0.4rem; }
a { color: var(--primary); text-underline-offset: 0.15em; }
a:focus-visible { outline: 3px solid var(--primary); outline-offset: 2px; border-radius: 2px; }
.soft, footer { color: var(--soft); font-size: 0.9rem; }
.list { list-style: none; margin: 0; padding: 0; }
.list > li, article > section, aside { background: var(--surface); border: 1px solid var(--line); border-radius: 0.5rem;
  padding: 0.9rem 1rem; margin: 0.9rem 0; }
aside { border-left: 4px solid var(--primary); }
aside.urgent { background: var(--urgent-wash); border-color: var(--urgent); }
.tag { color: var(--urgent); font-weight: 600; }
textarea { width: 100%; font: inherit; padding: 0.6rem; border: 1px solid var(--soft); border-radius: 0.5rem; }
button { font: inherit; font-weight: 600; color: #fff; background: var(--primary); border: 0; border-radius: 0.5rem;
  padding: 0.7rem 1.4rem; }
input[type='file'] { font: inherit; max-width: 100%; }
::file-selector-button { font: inherit; color: var(--primary); background: var(--surface); border: 1px solid var(--primary); border-radius: 0.5rem;
  padding: 0.6rem 1rem; margin-right: 0.6rem; }
textarea:focus-visible, button:focus-visible, input:focus-visible { outline: 3px solid var(--primary); outline-offset: 2px; }
mark { background: #fbf0cc; color: var(--ink); text-decoration: underline 2px; text-underline-offset: 0.15em; }
.words { white-space: pre-line; }
article img { max-width: 100%; height: auto; }
.links { display: flex; flex-wrap: wrap; gap: 0.3rem 1.2rem; }
.links a { display: inline-block; padding: 0.5rem 0; }
/* A wide table is moved under the finger; the page stays. */
.wide { overflow-x: auto; margin: 0.6rem 0 1.4rem; }
.wide table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
.wide th, .wide td { padding: 0.5rem 0.7rem; border: 1px solid var(--line); text-align: right; overflow-wrap: normal; }
.wide th { text-align: left; vertical-align: bottom; min-width: 5.5rem; }
.wide tr > :first-child { position: sticky; left: 0; background: var(--paper); }
.wide tfoot th, .wide tfoot td { font-weight: 600; }
.wide:focus-visible { outline: 3px solid var(--primary); outline-offset: 2px; }
@media print { html { background: #fff; } nav, footer { display: none; } }
`
