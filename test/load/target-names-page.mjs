// Runs in the page: our accessible name beside that of dom-accessibility-api, for everything that a guide may point at.
import { computeAccessibleName } from 'dom-accessibility-api';
import { labelOf } from '../../packages/target/src/label.ts';
import { isVisible } from '../../packages/target/src/visible.ts';

const POINTED =
  'a[href],button,summary,input:not([type=hidden]),select,textarea,[role=button],[role=link],[role=menuitem],[role=tab],[role=checkbox],[role=switch],[role=combobox],h1,h2,h3,h4,h5,h6,img';
const oneLine = (text) => text.replace(/\s+/g, ' ').trim().slice(0, 120).trim();
const joined = (text) => text.replace(/\s/g, '').toLowerCase();

function timed(elements, nameOf) {
  const start = performance.now();
  const names = elements.map((element) => nameOf(element));
  return { names, ms: performance.now() - start };
}

globalThis.compareNames = () => {
  const elements = Array.from(document.querySelectorAll(POINTED)).filter((element) => isVisible(element));
  const theirs = timed(elements, (element) => oneLine(computeAccessibleName(element)));
  const ours = timed(elements, labelOf);
  const differ = [];
  let alike = 0;
  elements.forEach((element, at) => {
    const [own, other] = [ours.names[at], theirs.names[at]];
    if (own === other) return;
    if (joined(own) === joined(other)) alike++;
    else differ.push({ tag: element.localName, ours: own, theirs: other, html: element.outerHTML.slice(0, 160) });
  });
  return { count: elements.length, alike, differ, ms: { ours: ours.ms, theirs: theirs.ms } };
};
