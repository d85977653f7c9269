/** What stands around a chart in its picture, so that it can be understood without the page. */
export interface PictureOptions {
  /** The finding. */
  title?: string;
  /** What was counted. */
  subtitle?: string;
  /** Names and CSS colours of the series. */
  legend?: readonly { label: string; color: string }[];
}

const svgNs = 'http://www.w3.org/2000/svg';
const margin = 16;

/** The properties that make an SVG element look as it does. */
const looks = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'stop-color',
  'stop-opacity',
  'font-family',
  'font-size',
  'font-weight',
  'font-variant-numeric',
  'text-anchor',
  'paint-order',
  'visibility',
  'display',
];

function copyLooks(from: Element, to: Element): void {
  const computed = getComputedStyle(from);
  const style = looks.map((name) => `${name}:${computed.getPropertyValue(name)}`).join(';');
  to.setAttribute('style', style);
  for (const name of ['class', 'tabindex', 'role', 'aria-label', 'aria-hidden']) {
    to.removeAttribute(name);
  }
  [...from.children].forEach((child, i) => {
    const twin = to.children[i];
    if (twin) copyLooks(child, twin);
  });
}

/** A CSS colour as the element would show it: variables and `light-dark()` resolved. */
function shownColor(color: string, beside: Element): string {
  const probe = document.createElement('span');
  probe.style.color = color;
  (beside.parentElement ?? document.body).append(probe);
  const shown = getComputedStyle(probe).color;
  probe.remove();
  return shown;
}

function element(name: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS(svgNs, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

/** Breaks a text into lines of about so many characters. */
function wrap(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A copy of a chart that needs no stylesheet, with its finding above it and its legend below. */
export function pictureOf(svg: SVGSVGElement, options: PictureOptions = {}): SVGSVGElement {
  const { title = '', subtitle = '', legend = [] } = options;
  const { width, height } = svg.getBoundingClientRect();
  const family = getComputedStyle(svg).fontFamily;
  const picture = element('svg', { xmlns: svgNs }) as SVGSVGElement;
  let y = margin;
  const write = (text: string, x: number, size: number, weight: number, color: string) => {
    const line = element('text', {
      x,
      y,
      fill: color,
      'font-family': family,
      'font-size': size,
      'font-weight': weight,
    });
    line.textContent = text;
    picture.append(line);
  };
  const text = shownColor('var(--uk-text)', svg);
  const muted = shownColor('var(--uk-text-muted)', svg);
  for (const line of title ? wrap(title, width / 8) : []) {
    y += 20;
    write(line, margin, 16, 600, text);
  }
  for (const line of subtitle ? wrap(subtitle, width / 6.2) : []) {
    y += 17;
    write(line, margin, 12, 400, muted);
  }
  if (y > margin) y += 16;

  const chart = svg.cloneNode(true) as SVGSVGElement;
  copyLooks(svg, chart);
  for (const [key, value] of Object.entries({ x: margin, y, width, height, overflow: 'visible' })) {
    chart.setAttribute(key, String(value));
  }
  picture.append(chart);
  y += height;

  let x = margin;
  if (legend.length > 0) y += 24;
  for (const { label, color } of legend) {
    const room = 24 + label.length * 6.6;
    if (x > margin && x + room > width + margin) {
      x = margin;
      y += 20;
    }
    picture.append(
      element('rect', {
        x,
        y: y - 9,
        width: 10,
        height: 10,
        rx: 3,
        fill: shownColor(color, svg),
      }),
    );
    write(label, x + 16, 12, 400, text);
    x += room + 12;
  }

  const size = { width: width + 2 * margin, height: y + margin };
  picture.prepend(element('rect', { ...size, fill: shownColor('var(--uk-bg)', svg) }));
  picture.setAttribute('viewBox', `0 0 ${size.width} ${size.height}`);
  picture.setAttribute('width', String(size.width));
  picture.setAttribute('height', String(size.height));
  return picture;
}

/** The picture as the text of an SVG file. */
export function svgText(picture: SVGSVGElement): string {
  return new XMLSerializer().serializeToString(picture);
}

/** The picture as a PNG with two pixels for each of the chart's. */
export async function pngOf(picture: SVGSVGElement, scale = 2): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(picture))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width.baseVal.value * scale);
  canvas.height = Math.round(picture.height.baseVal.value * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('the picture could not be drawn'))),
      'image/png',
    );
  });
}
