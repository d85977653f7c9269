/** Makes a value what JSON could have held, or a Date. */
export type Convert = (value: unknown) => unknown;

const decoder = new TextDecoder('utf-8', { fatal: true });

function textOf(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw new TypeError('bytes that are not text', { cause });
  }
}

/** An object of what a map holds. */
export function objectOf(entries: Iterable<readonly unknown[]>, convert: Convert): object {
  const object: Record<string, unknown> = {};
  for (const [key, value] of entries) object[String(plain(key))] = convert(value);
  return object;
}

/**
 * A value of a binary file as JSON would have it: 64-bit numbers become numbers, or text where a number could not hold
 * them; bytes that are UTF-8 become text; typed arrays lists and maps objects. Dates stay.
 *
 * @throws TypeError for bytes that are not text
 */
export function plain(value: unknown): unknown {
  if (typeof value === 'bigint') {
    return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  }
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (value instanceof Uint8Array) return textOf(value);
  if (Array.isArray(value)) return value.map(plain);
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<unknown>, plain);
  return objectOf(value instanceof Map ? value : Object.entries(value), plain);
}

/** The Date of a time in units of which `perMs` are a millisecond, floored. */
export function dateOf(value: bigint, perMs: bigint): Date {
  const rest = value % perMs;
  return new Date(Number((value - (rest < 0n ? rest + perMs : rest)) / perMs));
}

/** Takes the noise of binary arithmetic off a number that has `scale` decimals. */
export function decimal(value: unknown, scale: number): unknown {
  if (typeof value !== 'number') return value;
  const factor = 10 ** scale;
  const whole = Math.round(value * factor);
  return Number.isSafeInteger(whole) ? whole / factor : value;
}
