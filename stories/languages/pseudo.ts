const accents: Record<string, string> = {
  a: 'á',
  c: 'ç',
  e: 'é',
  g: 'ĝ',
  i: 'î',
  n: 'ñ',
  o: 'ö',
  s: 'š',
  t: 'ţ',
  u: 'ü',
  y: 'ý',
};

/** What begins and ends every text of the pseudo language. */
export const marks = ['⟦', '⟧'] as const;

/** Longer than English by a third, as German is, accented, and marked at both ends: a text without marks was not translated. */
function said(text: string): string {
  if (text === '') return text;
  const accented = text.replaceAll(/[a-z]/g, (letter) => accents[letter] ?? letter);
  return `${marks[0]}${accented}${'~'.repeat(Math.ceil(text.length / 3))}${marks[1]}`;
}

/** Every text of a language, also those that functions return, in the pseudo language. */
export function pseudo<M>(messages: M): M {
  if (typeof messages === 'string') return said(messages) as M;
  if (typeof messages === 'function') {
    return ((...values: unknown[]) => pseudo(messages(...values) as unknown)) as M;
  }
  if (Array.isArray(messages)) return messages.map((each: unknown) => pseudo(each)) as M;
  if (typeof messages !== 'object' || messages === null) return messages;
  return Object.fromEntries(
    Object.entries(messages).map(([name, each]) => [name, pseudo(each as unknown)]),
  ) as M;
}
