/** The look of the page: light and dark, narrow and wide, on paper. No picture, no font, nothing from elsewhere. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --grund: #ffffff; --flaeche: #f3f2f8; --text: #1f1f24; --leise: #55555f; --rand: #8a8a94; --linie: #dcdbe4;
  --link: #41479b; --marke: #fff1b8; --marke-rand: #7a5c00; --eigenes: #7a3b00;
}
@media (prefers-color-scheme: dark) {
  :root {
    --grund: #1b1b1f; --flaeche: #26262d; --text: #ececf1; --leise: #b9b9c3; --rand: #8f8f9b; --linie: #3b3b45;
    --link: #b3b9ff; --marke: #4a3c00; --marke-rand: #ffd75e; --eigenes: #ffb877;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body {
  margin: 0 auto; padding: 0 1rem 3rem; max-width: 72rem;
  background: var(--grund); color: var(--text);
  font: 1rem/1.55 "Segoe UI", system-ui, sans-serif; overflow-wrap: break-word; hyphens: auto;
}
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible, summary:focus-visible, input:focus-visible, button:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
main:focus { outline: none; }
h1 { font-size: clamp(1.3rem, 6vw, 1.6rem); line-height: 1.25; margin: .2rem 0; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 0 0 .75rem; }
h3 { font-size: 1.05rem; margin: 1.25rem 0 .4rem; }
p, ul, ol, dl, figure { margin: 0 0 .75rem; }
ul, ol { padding-left: 1.25rem; }
.unsichtbar { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.sprung { position: absolute; left: -100vw; padding: .6rem 1rem; background: var(--grund); border: 2px solid var(--link); z-index: 1; }
.sprung:focus { left: 1rem; top: .5rem; }
header { padding-top: 1rem; }
.name { margin: 0; font-weight: 600; }
.stand { border-left: 3px solid var(--marke-rand); padding: .2rem .6rem; background: var(--marke); }
.fassung, .hilfe { color: var(--leise); font-size: .9rem; }
form { margin: 1rem 0; padding: .9rem 1rem; background: var(--flaeche); border-radius: .5rem; }
label { display: block; font-weight: 600; margin-bottom: .3rem; }
.zeile { display: flex; flex-wrap: wrap; gap: .5rem; }
input { flex: 1 1 12rem; min-width: 0; }
input, button { font: inherit; min-height: 2.75rem; padding: .4rem .75rem; border-radius: .35rem; border: 1px solid var(--rand); }
input { background: var(--grund); color: var(--text); }
button { background: var(--link); color: var(--grund); border-color: var(--link); font-weight: 600; cursor: pointer; }
form .hilfe { margin: .5rem 0 0; }
nav { margin: 1rem 0 2rem; }
nav ul { list-style: none; padding: 0; columns: 18rem; }
nav li { break-inside: avoid; }
nav a { display: inline-block; padding: .25rem 0; }
.abschnitt { border-top: 1px solid var(--linie); padding-top: 1.25rem; margin-top: 1.5rem; }
.nummer h3 a { color: inherit; text-decoration: none; }
.nummer h3 a:hover { text-decoration: underline; }
.einheit { margin-bottom: 1rem; }
.absatz { margin-top: 1.75rem; }
.satz { margin: 0; padding: .3rem .6rem; border-left: 3px solid transparent; }
.satz p { margin: 0 0 .25rem; }
.marke { font-size: .8rem; color: var(--leise); white-space: nowrap; }
.satz:target, .nummer:target > .einheit > .satz, .nummer:target > .striche .satz, .abschnitt:target > .einheit > .satz {
  background: var(--marke); border-left-color: var(--marke-rand);
}
:target .marke, .satz:target .marke { color: var(--text); }
.worte div:target { background: var(--marke); }
.striche { list-style: none; padding-left: .75rem; }
.dazu { padding: .2rem .6rem 0 calc(.6rem + 3px); font-size: .875rem; line-height: 1.45; }
.dazu p, .dazu ul { margin-bottom: .3rem; }
.dazu .norm p { display: inline; margin-right: .6rem; }
.dazu .norm .eigenes, .dazu .norm .teil { display: block; margin: .2rem 0; }
.dazu .titel { font-weight: 600; margin: .5rem 0 .1rem; }
.dazu ul { padding-left: 1rem; list-style: disc; }
.dazu li:has(> details) { list-style: none; margin-left: -1rem; }
summary { cursor: pointer; color: var(--link); padding: .25rem 0; }
.kraft { font-weight: 600; }
.eigenes { color: var(--eigenes); border-left: 3px double currentColor; padding-left: .5rem; }
.antwort { padding: 1rem; margin-bottom: 1.5rem; border: 1px solid var(--linie); border-radius: .5rem; }
.kern { font-size: 1.15rem; }
.auswahl li { margin-bottom: .6rem; }
.liste > li { margin-bottom: 1.25rem; }
figure { padding: .6rem .8rem; background: var(--flaeche); border-radius: .35rem; }
blockquote { margin: 0 0 .35rem; }
figcaption { font-size: .875rem; }
dt { font-weight: 600; }
dd { margin: 0 0 .5rem; }
footer { border-top: 1px solid var(--linie); margin-top: 2rem; padding-top: 1rem; font-size: .9rem; color: var(--leise); }
@media (min-width: 56rem) {
  .einheit { display: grid; grid-template-columns: minmax(0, 40rem) minmax(0, 1fr); gap: 1.5rem; align-items: start; }
  .dazu { border-left: 1px solid var(--linie); padding: .35rem 0 .2rem 1rem; }
}
@supports selector(details::details-content) {
  @media (min-width: 56rem) {
    .dazu > details::details-content { content-visibility: visible; block-size: auto; }
    .dazu > details > summary { display: none; }
  }
}
@media (forced-colors: active) { .satz:target { outline: 2px solid; } }
@media print {
  :root { --grund: #fff; --flaeche: #fff; --text: #000; --leise: #333; --link: #000; --eigenes: #000; --marke: #fff; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  form, nav, .sprung, .dazu details { display: none; }
  a { text-decoration: none; }
  h2, h3 { break-after: avoid; }
  .einheit, figure { display: block; break-inside: avoid; }
  .dazu { border: 0; font-size: 8.5pt; }
}
`;
