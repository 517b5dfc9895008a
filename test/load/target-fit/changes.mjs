// Runs in the page: draws targets, records them, changes the page as releases do, and says where each target is now.
import { isVisible } from '../../../packages/target/src/visible.ts';
import { chance, hash, pick } from './chance.mjs';
import { translated } from './translated.mjs';

const WORDS =
  'Overview Details Items Records Browse Manage Update Modify Remove Archive Preferences Account Members Team Activity Insights Summary Catalog Library Start Continue Apply Submit Confirm Discard Back More Options Filter Sort Export Share Print Review Approve Assign Schedule Billing Support Docs Help Status Notes Files Media Tags Groups Roles'.split(
    ' ',
  );
const DRAWN =
  'a,button,input,select,textarea,label,h1,h2,h3,h4,h5,h6,th,img,canvas,svg,li,[role=tab],[role=menuitem],[role=button],td,div,section,ul,table,form,nav';
const NAMING = ['name', 'placeholder', 'title', 'aria-label', 'alt'];

export function textsIn(root) {
  const walker = document.createTreeWalker(root, 4);
  const texts = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeValue.trim() && !/^(script|style|noscript|textarea)$/.test(node.parentElement.localName))
      texts.push(node);
  }
  return texts;
}

const newWords = (random) => pick(random, WORDS) + (random() < 0.4 ? ` ${pick(random, WORDS).toLowerCase()}` : '');

/** Three of four targets are controls, as in the labelled pairs. */
function draw(random, count) {
  const kinds = { control: [], heading: [], picture: [], text: [], block: [] };
  for (const element of document.body.querySelectorAll(DRAWN)) {
    if (!isVisible(element) || (element instanceof SVGElement && element.ownerSVGElement)) continue;
    const tag = element.localName;
    if (/^(a|button|input|select|textarea|label)$/.test(tag) || element.hasAttribute('role'))
      kinds.control.push(element);
    else if (/^(h\d|th)$/.test(tag)) kinds.heading.push(element);
    else if (/^(img|canvas|svg)$/.test(tag)) kinds.picture.push(element);
    else kinds[tag === 'td' || tag === 'li' ? 'text' : 'block'].push(element);
  }
  const drawn = new Set();
  for (let round = 0; round < count * 3 && drawn.size < count; round++) {
    const x = random();
    const kind = x < 0.76 ? 'control' : x < 0.88 ? 'heading' : x < 0.93 ? 'picture' : x < 0.97 ? 'text' : 'block';
    if (kinds[kind].length) drawn.add(pick(random, kinds[kind]));
  }
  return [...drawn];
}

/** What is hidden stays hidden, whatever happens to its classes. */
function freezeHidden() {
  for (const element of document.body.querySelectorAll('*')) {
    const style = getComputedStyle(element);
    if (style.display === 'none') element.style?.setProperty('display', 'none', 'important');
    else if (style.visibility === 'hidden') element.style?.setProperty('visibility', 'hidden', 'important');
  }
}

function relabel(element, text) {
  if (element.localName === 'input') {
    if (element.hasAttribute('placeholder')) element.setAttribute('placeholder', text);
    else if (element.getAttribute('type') === 'submit') element.setAttribute('value', text);
    return;
  }
  const [first] = textsIn(element).filter((node) => node.nodeValue.trim().length > 1);
  if (first) first.nodeValue = text;
  else for (const name of ['aria-label', 'title']) if (element.hasAttribute(name)) element.setAttribute(name, text);
}

function renameSome(random, share) {
  const all = document.body.querySelectorAll('a,button,label,[role=tab],[role=menuitem],h1,h2,h3,h4,h5,h6,th,input,li');
  for (const element of all) {
    if (
      random() > share ||
      element.closest('td,[role=cell],[role=gridcell]') ||
      element.querySelector('a,button,input,li')
    )
      continue;
    const text = element.textContent.replace(/\s+/g, ' ').trim();
    if (!text && !element.getAttribute('placeholder')) continue;
    const x = random();
    if (x < 0.35) relabel(element, `${text || 'Find'} ${pick(random, WORDS).toLowerCase()}`);
    else if (x < 0.5) relabel(element, text.split(' ').slice(1).join(' ') || pick(random, WORDS));
    else if (x < 0.6) relabel(element, `${pick(random, WORDS)} ${text.split(' ').at(-1)}`);
    else relabel(element, newWords(random));
  }
}

/** Something else of the same make: other words, address and picture. */
function another(random, element) {
  const copy = element.cloneNode(true);
  for (const node of textsIn(copy)) node.nodeValue = newWords(random);
  for (const one of [copy, ...copy.querySelectorAll('*')]) {
    one.removeAttribute('id');
    for (const name of NAMING) if (one.hasAttribute(name)) one.setAttribute(name, pick(random, WORDS));
    if (one.getAttribute('href')?.length > 1) one.setAttribute('href', `#/${pick(random, WORDS).toLowerCase()}`);
    if (/^(i|use|svg)$/.test(one.localName))
      for (const name of ['class', 'href', 'xlink:href'])
        if (/-/.test(one.getAttribute(name) ?? ''))
          one.setAttribute(
            name,
            one.getAttribute(name).replace(/-[a-z-]+(?!.*-)/, `-${pick(random, WORDS).toLowerCase()}`),
          );
    if (one.localName === 'path')
      one.setAttribute('d', `M${Math.floor(random() * 900)} ${Math.floor(random() * 900)}h9v9`);
    if (one.localName === 'img') one.setAttribute('src', `img/${pick(random, WORDS).toLowerCase()}.png`);
  }
  return copy;
}

function removeSome(random, elements, { remove = 0, replace = 0.3 }) {
  for (const element of elements) {
    if (!element.isConnected || random() >= remove) continue;
    let going = element;
    const item = element.closest('tr,li');
    if (item && random() < 0.6) going = item;
    else if (/^(input|select|textarea)$/.test(element.localName) && element.parentElement.childElementCount < 4)
      going = element.parentElement === document.body ? element : element.parentElement;
    const holder = going.parentElement;
    if (random() < replace && textsIn(going).length + (going.getAttribute('placeholder') ? 1 : 0) > 0) {
      const copy = another(random, going);
      // A new neighbour comes in the same place now and then; mostly it comes at the end or somewhere among the others.
      if (random() < 0.25) going.after(copy);
      else holder.insertBefore(copy, random() < 0.5 ? null : pick(random, [...holder.children]));
    }
    going.remove();
  }
}

function addRows(random) {
  for (const list of document.body.querySelectorAll('tbody,ul,ol,.row')) {
    if (list.childElementCount < 2 || list.childElementCount > 400 || random() < 0.4) continue;
    for (let left = 1 + Math.floor(random() * 3); left > 0; left--) {
      const copy = pick(random, [...list.children]).cloneNode(true);
      for (const one of [copy, ...copy.querySelectorAll('*')]) {
        one.removeAttribute('id');
        for (const name of ['name', 'href'])
          if (one.getAttribute(name)?.length > 1) one.setAttribute(name, `#/${pick(random, WORDS).toLowerCase()}`);
      }
      for (const node of textsIn(copy)) {
        const isControl =
          node.parentElement.closest('button') ||
          (list.localName === 'tbody' && node.parentElement.closest('a') && random() < 0.3);
        if (isControl) continue;
        node.nodeValue =
          random() < 0.5
            ? `${pick(random, WORDS)} ${Math.floor(random() * 900)}`
            : node.nodeValue
                .replace(/\d/g, () => String(Math.floor(random() * 10)))
                .replace(/^\s*\p{L}+/u, pick(random, WORDS));
      }
      list.insertBefore(copy, random() < 0.5 ? list.firstElementChild : pick(random, [...list.children]));
    }
  }
}

function reverseSome(random) {
  for (const list of document.body.querySelectorAll('tbody,ul,ol'))
    if (random() < 0.5 && list.childElementCount < 400) list.append(...[...list.children].reverse());
}

function addBanner(random) {
  const banner = document.createElement('section');
  for (const [tag, text] of [
    ['h4', `${pick(random, WORDS)} is new`],
    ['p', 'This page has a fresh look.'],
    ['button', 'Got it'],
    ['a', pick(random, WORDS)],
  ]) {
    const made = banner.appendChild(document.createElement(tag));
    made.textContent = text;
    if (tag === 'a') made.href = '#';
  }
  const main = document.querySelector('main,.content,#content,.container-fluid,form') ?? document.body;
  main.insertBefore(banner, main.firstChild);
}

function otherTag(random, tag) {
  if (/^h\d$/.test(tag)) return `h${1 + Math.floor(random() * 5)}`;
  return { a: 'button', button: 'a', section: 'div', nav: 'div', div: 'section', span: 'div' }[tag] ?? tag;
}

function retagSome(random, share, now) {
  for (const element of [...document.body.querySelectorAll('a,button,h1,h2,h3,h4,h5,section,nav,div,span')]) {
    const tag = otherTag(random, element.localName);
    if (!element.isConnected || random() > share || tag === element.localName) continue;
    const made = document.createElement(tag);
    for (const { name, value } of [...element.attributes]) if (/^[\w:-]+$/.test(name)) made.setAttribute(name, value);
    made.append(...element.childNodes);
    element.replaceWith(made);
    for (const [old, current] of now) if (current === element) now.set(old, made);
  }
}

function wrapSome(random, share, salt) {
  const fixed = /^(tr|td|th|tbody|thead|li|option|body|script|link|style)$/;
  for (const element of [...document.body.querySelectorAll('*')]) {
    if (random() > share || fixed.test(element.localName) || element instanceof SVGElement || !element.parentElement)
      continue;
    if (/^(ul|ol|table|tr|tbody|thead|select|colgroup)$/.test(element.parentElement.localName)) continue;
    const wrapper = document.createElement(/^(a|button|span|i|label|input)$/.test(element.localName) ? 'span' : 'div');
    if (random() < 0.5)
      wrapper.className = pick(random, ['wrap', 'inner', 'box', `css-${hash(salt + random()).toString(36)}`]);
    element.replaceWith(wrapper);
    wrapper.append(element);
  }
}

function translateAll(random, salt) {
  if (random() < 0.7) document.documentElement.lang = 'de';
  const [cells, cognates] = [random() < 0.3, random() * 0.3];
  const to = (text) => translated(text, salt, cognates);
  for (const node of textsIn(document.body)) {
    const isData =
      node.parentElement.closest('tbody,[role=cell],[role=gridcell]') && !node.parentElement.closest('button,th');
    if (!isData || cells) node.nodeValue = to(node.nodeValue);
  }
  for (const element of document.body.querySelectorAll('*'))
    for (const name of ['placeholder', 'title', 'alt', 'aria-label'])
      if (element.hasAttribute(name)) element.setAttribute(name, to(element.getAttribute(name)));
  for (const element of document.body.querySelectorAll('input[type=submit],input[type=button]'))
    element.setAttribute('value', to(element.getAttribute('value') ?? ''));
}

const HIDING = [
  (copy) => copy.style.setProperty('display', 'none', 'important'),
  (copy) =>
    copy.setAttribute(
      'style',
      'position:absolute!important;left:-9999px!important;right:auto!important;width:400px!important',
    ),
  (copy) => copy.setAttribute('style', 'visibility:hidden!important;position:absolute'),
];

/** A copy for small screens that nobody sees here, before everything else in the document. */
function addMobileCopies(random) {
  const all = [
    ...document.body.querySelectorAll('nav,aside,header,main,form,table,.sidebar,.navbar,.card,.row'),
  ].filter(isVisible);
  for (let left = 3; left > 0 && all.length; left--) {
    const copy = pick(random, all).cloneNode(true);
    HIDING[random() < 0.6 ? 0 : random() < 0.5 ? 1 : 2](copy);
    const wrapper = document.createElement('div');
    wrapper.append(copy);
    document.body.insertBefore(wrapper, document.body.firstChild);
  }
}

function hashClasses(style, salt) {
  for (const element of document.body.querySelectorAll('[class]')) {
    const names = element.getAttribute('class').split(/\s+/).filter(Boolean);
    const made = names.map((name) => {
      const code = hash(name + salt).toString(36);
      return [`_${name.slice(0, 12)}_${code.slice(0, 5)}`, `css-${code.slice(0, 6)}`, `x${code}`][style];
    });
    element.setAttribute('class', made.join(' '));
  }
}

function countIds(random, odd) {
  const names = new Map();
  let number = Math.floor(random() * 90);
  for (const element of document.body.querySelectorAll('[id]')) {
    const name = odd ? `:r${(number++).toString(36)}:` : `field-${number++}`;
    names.set(element.id, name);
    element.id = name;
  }
  for (const attribute of ['for', 'aria-labelledby', 'aria-controls'])
    for (const element of document.body.querySelectorAll(`[${attribute}]`)) {
      const name = names.get(element.getAttribute(attribute));
      if (name) element.setAttribute(attribute, name);
    }
}

/** What a release does to a whole page, without a look at the targets. */
function rebuild(plan, random, salt, now) {
  if (plan.rows) addRows(random);
  if (plan.reverse) reverseSome(random);
  if (plan.banner) addBanner(random);
  if (plan.retag) retagSome(random, plan.retag, now);
  if (plan.wrap) wrapSome(random, plan.wrap, salt);
  if (plan.translate) translateAll(random, salt);
  if (plan.mobile) addMobileCopies(random);
  if (plan.hash) hashClasses(plan.seed % 3, salt);
  if (plan.ids) countIds(random, plan.seed % 2 === 1);
}

export function changeWhole(plan) {
  freezeHidden();
  rebuild(plan, chance(plan.seed), `s${plan.seed}`, new Map());
}

export function change(plan, count, { stored, look }) {
  const random = chance(plan.seed);
  const salt = `s${plan.seed}`;
  const elements = draw(random, count);
  const targets = elements.map(stored);
  const now = new Map(elements.map((element) => [element, element]));
  freezeHidden();
  if (plan.rename) renameSome(random, plan.rename);
  removeSome(random, elements, plan);
  rebuild(plan, random, salt, now);
  return elements.flatMap((element, at) => {
    const current = now.get(element);
    const want = current?.isConnected ? current : null;
    if (want && !isVisible(want)) return [];
    const label = `<${element.localName}> ${targets[at].label ?? ''}`.slice(0, 50);
    return [{ id: `${plan.seed}#${at}`, label, target: targets[at], ...look(targets[at], want) }];
  });
}
