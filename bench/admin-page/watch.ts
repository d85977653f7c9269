/* What the bench measures within the page, so that its own way to the page is in no figure. */

interface Task {
  start: number;
  duration: number;
}

const tasks: Task[] = [];
new PerformanceObserver((list) => {
  for (const { startTime, duration } of list.getEntries()) {
    tasks.push({ start: startTime, duration });
  }
}).observe({ type: 'longtask', buffered: true });

const frame = () => new Promise<number>((done) => requestAnimationFrame(done));
const soon = () => new Promise<void>((done) => setTimeout(done));

/** Whether something is shown and everything on the page has its answer. */
function isReady(): boolean {
  const busy = '[data-state="loading"], [aria-busy="true"], [data-stale]';
  return (
    document.querySelector('[data-state="ready"]') !== null && document.querySelector(busy) === null
  );
}

let armed: { at: Promise<number>; card: Element; text: string } | null = null;

/** What a card shows, as text. */
const shownBy = (card: Element) => card.querySelector('.uk-body')?.innerHTML ?? '';

export const watch = {
  /** Tasks of the page over 50 ms since the last call. */
  longTasks: () => tasks.splice(0),
  isReady,
  /** Waits for the next key or click; `answered` then tells how long it took until the card showed something new. */
  arm(selector: string): boolean {
    const card = document.querySelector(selector);
    if (!card) return false;
    const at = new Promise<number>((done) => {
      const began = ({ timeStamp }: Event) => done(timeStamp);
      addEventListener('click', began, { capture: true, once: true });
    });
    armed = { at, card, text: shownBy(card) };
    return true;
  },
  /** Milliseconds from the click to the frame that has the new answer. */
  async answered(): Promise<number> {
    if (!armed) throw new Error('nothing was armed');
    const { at, card, text } = armed;
    const began = await at;
    for (;;) {
      const isNew =
        card.getAttribute('aria-busy') !== 'true' &&
        !card.hasAttribute('data-stale') &&
        shownBy(card) !== text;
      if (isNew) return performance.now() - began;
      if (performance.now() - began > 10_000) throw new Error('no new answer in 10 s');
      await soon();
    }
  },
  /** Milliseconds of each frame while an element scrolls by `step` pixels a frame. */
  async scroll(selector: string, frames: number, step: number): Promise<number[]> {
    const element = document.querySelector(selector);
    if (!element) throw new Error(`no ${selector}`);
    const times: number[] = [];
    let last = await frame();
    for (let i = 0; i < frames; i++) {
      element.scrollTop += step;
      const now = await frame();
      times.push(now - last);
      last = now;
    }
    return times;
  },
  /** Milliseconds of work the page does for each move of the pointer over a chart, rendering included. */
  async hover(selector: string, moves: number): Promise<number[]> {
    const element = document.querySelector(selector);
    if (!element) throw new Error(`no ${selector}`);
    const { left, top, width, height } = element.getBoundingClientRect();
    const times: number[] = [];
    for (let i = 0; i < moves; i++) {
      await frame();
      const clientX = left + (width * ((i * 37) % moves)) / moves;
      const began = performance.now();
      const at = document.elementFromPoint(clientX, top + height / 2) ?? element;
      at.dispatchEvent(
        new PointerEvent('pointermove', {
          bubbles: true,
          clientX,
          clientY: top + height / 2,
          pointerType: 'mouse',
        }),
      );
      // React answers in a task of its own; then the styles and the layout that follow from it.
      await soon();
      element.getBoundingClientRect();
      times.push(performance.now() - began);
    }
    return times;
  },
};
