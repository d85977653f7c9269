// Runs in the page (visit.mjs sends this file there): finds text that overlaps other text, is cut off, or leaves the
// viewport sideways.
//
// `data-allow-overlap` on an element lets the text in it overlap. Text cut with an ellipsis passes when the element
// that cuts it has the whole of it in `title`, `aria-label` or `data-full-text`.

const slack = 2;

const squeeze = (text) => text.replaceAll(/\s+/g, ' ').trim();
const quote = (text) => `"${text.length > 60 ? `${text.slice(0, 57)}…` : text}"`;
const boxOf = ({ left, top, right, bottom }) => ({ left, top, right, bottom });
const meet = (a, b) => ({
  left: Math.max(a.left, b.left),
  top: Math.max(a.top, b.top),
  right: Math.min(a.right, b.right),
  bottom: Math.min(a.bottom, b.bottom),
});
const empty = (box, least = 0.5) => box.right - box.left <= least || box.bottom - box.top <= least;

function named(element) {
  const classes = element.getAttribute('class');
  return `<${element.localName}${classes ? ` class="${squeeze(classes)}"` : ''}>`;
}

/** What an element's overflow lets through, or undefined when that is everything. */
function cutter(element, style) {
  const cutsX = style.overflowX !== 'visible';
  const cutsY = style.overflowY !== 'visible';
  if (!cutsX && !cutsY) return;
  // Overflow means nothing to inline boxes, but an <svg> is a box of its own though it is inline.
  if (element.localName !== 'svg' && /^(inline|contents)$/.test(style.display)) return;
  let box = boxOf(element.getBoundingClientRect());
  if (!(element instanceof SVGElement)) {
    const left = box.left + element.clientLeft;
    const top = box.top + element.clientTop;
    box = { left, top, right: left + element.clientWidth, bottom: top + element.clientHeight };
  }
  return {
    element,
    box: {
      left: cutsX ? box.left : -Infinity,
      top: cutsY ? box.top : -Infinity,
      right: cutsX ? box.right : Infinity,
      bottom: cutsY ? box.bottom : Infinity,
    },
    scrollsX: /auto|scroll/.test(style.overflowX),
    scrollsY: /auto|scroll/.test(style.overflowY),
    ellipsis: style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none',
  };
}

/** The cutters of what is in `element`, nearest first, along the chain of containing blocks. */
function cuttersAround(element) {
  const found = [];
  let position = 'static';
  for (let at = element; at && at !== document.body; at = at.parentElement) {
    const style = getComputedStyle(at);
    const contains =
      style.position !== 'static' || style.transform !== 'none' || style.contain.includes('paint');
    if (position === 'absolute' && !contains) continue;
    const cuts = cutter(at, style);
    if (cuts) found.push(cuts);
    if (style.position === 'fixed') break;
    position = style.position;
  }
  return found;
}

/** Text for screen readers only. */
function visuallyHidden(element) {
  for (let at = element; at && at !== document.body; at = at.parentElement) {
    const style = getComputedStyle(at);
    if (/^inset\((50|100)%/.test(style.clipPath) || style.clip !== 'auto') return true;
    if (style.overflowX === 'visible') continue;
    const { width, height } = at.getBoundingClientRect();
    if (width <= 1 || height <= 1) return true;
  }
  return false;
}

function tells(element, text) {
  return ['title', 'aria-label', 'data-full-text'].some((name) =>
    squeeze(element.getAttribute(name) ?? '').includes(text),
  );
}

/** The painted boxes of a text node, and the elements that cut it where no reader can scroll to or be told the rest. */
function paint(node, text) {
  const around = cuttersAround(node.parentElement);
  const range = document.createRange();
  range.selectNodeContents(node);
  const boxes = [];
  const cutBy = new Set();
  for (const rect of range.getClientRects()) {
    let box = boxOf(rect);
    for (const cuts of around) {
      if (empty(box)) break;
      const { left, top, right, bottom } = cuts.box;
      const wide = !cuts.scrollsX && (box.left < left - 1 || box.right > right + 1);
      // The box of a line is taller than its ink: only a real cut counts.
      const spare = Math.max(4, (box.bottom - box.top) / 4);
      const tall = !cuts.scrollsY && (box.top < top - spare || box.bottom > bottom + spare);
      if ((wide || tall) && !(cuts.ellipsis && tells(cuts.element, text))) cutBy.add(cuts.element);
      box = meet(box, cuts.box);
    }
    if (!empty(box)) boxes.push(box);
  }
  return { boxes, cutBy };
}

function readTexts(problems) {
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = squeeze(node.data);
    if (!text || element.closest('script, style, template, .sb-wrapper, #storybook-docs')) continue;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    if (visuallyHidden(element)) continue;
    const { boxes, cutBy } = paint(node, text);
    for (const by of cutBy) problems.push(`text ${quote(text)} is cut by ${named(by)}`);
    const width = document.documentElement.clientWidth;
    if (boxes.some((box) => box.left < -1 || box.right > width + 1)) {
      problems.push(`text ${quote(text)} leaves the viewport sideways`);
    }
    if (element.closest('[data-allow-overlap]')) continue;
    for (const box of boxes) texts.push({ node, element, text, box });
  }
  return texts;
}

function alpha(color) {
  const last = /^rgba|\//.test(color) ? color.match(/[\d.]+%?(?=\s*\)$)/)?.[0] : '1';
  return last?.endsWith('%') ? Number.parseFloat(last) / 100 : Number(last);
}

function opaque(element) {
  const style = getComputedStyle(element);
  if (Number(style.opacity) < 0.95) return false;
  if (element instanceof SVGGeometryElement) {
    return style.fill !== 'none' && alpha(style.fill) * Number(style.fillOpacity) >= 0.95;
  }
  return !(element instanceof SVGElement) && alpha(style.backgroundColor) >= 0.95;
}

/** Whether neither text lies under something opaque (a popup, say) in the middle of `box`. */
function bothPainted(a, b, box) {
  const page = document.scrollingElement;
  const { scrollLeft, scrollTop } = page;
  const middle = (box.top + box.bottom) / 2;
  if (middle < 0 || middle > innerHeight)
    page.scrollTo(scrollLeft, scrollTop + middle - innerHeight / 2);
  const stack = document.elementsFromPoint(
    (box.left + box.right) / 2 - (page.scrollLeft - scrollLeft),
    middle - (page.scrollTop - scrollTop),
  );
  page.scrollTo(scrollLeft, scrollTop);
  const deepest = Math.max(stack.indexOf(a), stack.indexOf(b), 0);
  return !stack
    .slice(0, deepest)
    .some((layer) => opaque(layer) && !(layer.contains(a) && layer.contains(b)));
}

function findOverlaps(texts, problems) {
  texts.sort((a, b) => a.box.top - b.box.top);
  for (const [index, a] of texts.entries()) {
    for (const b of texts.slice(index + 1)) {
      if (b.box.top >= a.box.bottom - slack) break;
      const both = meet(a.box, b.box);
      if (a.node === b.node || empty(both, slack)) continue;
      if (!bothPainted(a.element, b.element, both)) continue;
      problems.push(`text ${quote(a.text)} overlaps ${quote(b.text)}`);
    }
  }
}

export function findTextProblems() {
  const problems = [];
  const page = document.scrollingElement;
  if (page.scrollWidth > page.clientWidth) {
    problems.push(`the page scrolls sideways: ${page.scrollWidth} px in ${page.clientWidth} px`);
  }
  const texts = readTexts(problems);
  // To learn what lies above a text, everything has to answer hit tests.
  const hittable = document.createElement('style');
  hittable.textContent = '* { pointer-events: auto !important; }';
  document.head.append(hittable);
  findOverlaps(texts, problems);
  hittable.remove();
  return problems;
}
