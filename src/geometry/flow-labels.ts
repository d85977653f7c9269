/** Most characters of a name that are shown. */
const mostCharacters = 30;

/** About how wide a character is, as a share of the size of the font: bold text of a common sans-serif. */
function share(character: string): number {
  if (
    /[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uff60]|\p{Extended_Pictographic}/u.test(
      character,
    )
  )
    return 1.15;
  if (/[iljtfrI.,:;'|!/()[\]\s-]/.test(character)) return 0.4;
  if (/[mwMW@%—…▼]/.test(character)) return 0.98;
  if (/\p{Lu}/u.test(character)) return 0.74;
  return 0.62;
}

/** About how wide a text is, in pixels; rather too wide than too narrow. */
export function textWidth(text: string, size = 12): number {
  let width = 0;
  for (const character of text) width += share(character) * size;
  return width;
}

/**
 * A name cut in its middle, so that both ends of an address can be read: at most 30 characters, and as wide as there is
 * room for.
 */
export function cutName(name: string, width: number): string {
  const characters = [...name];
  if (characters.length <= mostCharacters && textWidth(name) <= width) return name;
  for (let kept = Math.min(mostCharacters, characters.length) - 1; kept > 2; kept--) {
    const head = Math.ceil(kept / 2);
    const cut = `${characters.slice(0, head).join('').trimEnd()}…${characters
      .slice(characters.length - (kept - head))
      .join('')
      .trimStart()}`;
    if (textWidth(cut) <= width) return cut;
  }
  return '…';
}

/** What all names begin with, up to a sign that ends a part of an address. */
function commonHead(names: readonly string[]): string {
  const [first = ''] = names;
  let length = first.length;
  for (const name of names) {
    let same = 0;
    while (same < length && name[same] === first[same]) same++;
    length = same;
  }
  return first.slice(0, Math.max(0, first.slice(0, length).lastIndexOf('/')));
}

/**
 * Cuts names to the room there is. What all names that are too long begin with tells them not apart: it goes first.
 *
 * @param width room for a name, in pixels
 */
export function nameCutter(names: readonly string[], width: number): (name: string) => string {
  const long = [...new Set(names)].filter((name) => cutName(name, width) !== name);
  const head = long.length > 1 ? commonHead(long) : '';
  return (name) => {
    const cut = cutName(name, width);
    if (cut === name || head.length < 2 || !name.startsWith(head)) return cut;
    return cutName(`…${name.slice(head.length)}`, width);
  };
}

/** What is written above a node. */
export interface FlowLabelText {
  name: string;
  /** The numbers after it. */
  numbers: string;
}

/** About how wide a label is. */
export function writtenWidth({ name, numbers }: FlowLabelText, lines: 1 | 2): number {
  const [a, b] = [textWidth(name), textWidth(numbers)];
  return lines === 1 ? a + 8 + b : Math.max(a, b);
}

/** How many lines labels take: one where every name stands beside its numbers, else two. */
export function labelLines(
  labels: readonly FlowLabelText[],
  cut: (name: string) => string,
  width: number,
): 1 | 2 {
  const fits = labels.every(
    ({ name, numbers }) => writtenWidth({ name: cut(name), numbers }, 1) <= width,
  );
  return fits ? 1 : 2;
}
