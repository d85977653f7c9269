/** Settings with some of them changed; those that become undefined are left out. */
export function changed<T extends object>(
  value: T,
  change: { [K in keyof T]?: T[K] | undefined },
): T {
  const entries = Object.entries({ ...value, ...change });
  return Object.fromEntries(entries.filter(([, member]) => member !== undefined)) as T;
}
