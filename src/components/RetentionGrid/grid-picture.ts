const svgNs = 'http://www.w3.org/2000/svg';

function made(name: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS(svgNs, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

interface Origin {
  left: number;
  top: number;
}

/** A box of the grid as it looks: fill, outline and text. */
function drawBox(element: Element, origin: Origin): SVGElement[] {
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const x = box.left - origin.left;
  const y = box.top - origin.top;
  const line = Number.parseFloat(style.borderTopWidth) || 0;
  const isHead = element.localName === 'th' || element.classList.contains('uk-retention-name');
  const rect = made('rect', {
    x: x + line / 2,
    y: y + line / 2,
    width: Math.max(0, box.width - line),
    height: Math.max(0, box.height - line),
    rx: Number.parseFloat(style.borderTopLeftRadius) || 0,
    style: [
      `fill:${style.backgroundColor}`,
      `stroke:${line > 0 ? style.borderTopColor : 'none'}`,
      `stroke-width:${line}`,
      style.borderTopStyle === 'dashed' ? 'stroke-dasharray:3 3' : '',
    ].join(';'),
  });
  const atStart = isHead && element.matches('.uk-retention-name, .uk-retention-head');
  const text = made('text', {
    x: atStart ? x + 2 : x + box.width / 2,
    y: y + box.height / 2,
    dy: '0.35em',
    'text-anchor': atStart ? 'start' : 'middle',
    style: `fill:${style.color};font-size:${style.fontSize};font-weight:${style.fontWeight};font-family:${style.fontFamily};font-variant-numeric:tabular-nums`,
  });
  text.textContent = element.textContent;
  return atStart ? [text] : [rect, text];
}

/**
 * The curve and the grid that are on the page as one drawing. What is scrolled out of sight of a very large grid is left out.
 *
 * @param stage where the drawing is kept, beside what it draws, so that it has the page's looks
 * @returns null where nothing is drawn
 */
export function gridPicture(stage: HTMLElement | null): SVGSVGElement | null {
  const shown = stage?.parentElement?.querySelector('.uk-retention');
  if (!stage || !shown) return null;
  const table = shown.querySelector('table');
  const plot = shown.querySelector('.uk-retention-plot');
  const own = shown.getBoundingClientRect();
  const grid = table?.getBoundingClientRect();
  const lines = plot?.getBoundingClientRect();
  const width = Math.max(grid?.width ?? 0, lines?.width ?? 0);
  const height = (lines?.height ?? 0) + (grid?.height ?? 0);
  if (width === 0) return null;
  const svg = made('svg', { width, height }) as SVGSVGElement;
  if (plot && lines) {
    const copy = plot.cloneNode(true) as SVGSVGElement;
    for (const mark of copy.querySelectorAll('.uk-mark, .uk-crosshair, title')) mark.remove();
    copy.setAttribute('x', String(lines.left - own.left));
    copy.setAttribute('y', '0');
    svg.append(copy);
  }
  if (table && grid) {
    const origin = { left: grid.left, top: grid.top - (lines?.height ?? 0) };
    const boxes = table.querySelectorAll('thead th, .uk-retention-name, .uk-retention-number');
    for (const box of boxes) svg.append(...drawBox(box, origin));
  }
  stage.replaceChildren(svg);
  return svg;
}
