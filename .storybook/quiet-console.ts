// React tells of missing keys, wrong nesting and the like only in development, which is what `npm test` runs and the
// built Storybook does not: a story that makes it complain fails there.
let heard: string[] = [];

/** Listens to console errors and warnings while a story runs. */
export function hearConsole(): () => void {
  heard = [];
  const { error, warn } = console;
  const listen =
    (say: typeof console.error) =>
    (...parts: unknown[]) => {
      const text = parts.map(String).join(' ');
      // A play function acts like a person: React need not be told before each of its acts, as in a unit test.
      if (!/not wrapped in act\(|inside an `act` scope/.test(text)) heard.push(text);
      say(...parts);
    };
  console.error = listen(error);
  console.warn = listen(warn);
  return () => Object.assign(console, { error, warn });
}

/** Fails the story if anything was said. */
export function expectQuietConsole(): void {
  if (heard.length > 0) throw new Error(`the story is not quiet: ${heard.join('\n')}`);
}
