import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { type CSSProperties, type ReactNode, useRef, useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cdp } from 'vitest/browser';

import { Bounded } from '../../src/components/parts/Bounded.js';
import { ResultCard } from '../../src/components/parts/ResultCard.js';
import { useRovingCell } from '../../src/components/parts/useRovingCell.js';
import type * as checks from '../../src/components/parts/useStylesheetCheck.js';
import { AnalyticsProvider } from '../../src/hooks/AnalyticsProvider.js';
import { memorySource } from '../../src/sources/memory.js';

const source = memorySource([], { id: 'card' });
const answer = {
  data: 1,
  error: null,
  isStale: false,
  isFetching: false,
  refetch: () => undefined,
  takeaway: 'One',
  definition: 'A number',
};
const card = {
  name: 'Number',
  answer,
  isEmpty: false,
  noData: false,
  height: 100,
  skeleton: [1],
  notices: ['told'],
};

function open(children: ReactNode, locale = 'en-US') {
  return render(
    <AnalyticsProvider source={source} asOf={0} locale={locale}>
      {children}
    </AnalyticsProvider>,
  );
}

describe('ResultCard', () => {
  it('warns once when the stylesheet is missing', async () => {
    // The warning is told once a page, which other tests share: this one has a copy of what tells it.
    const copy = '../../src/components/parts/useStylesheetCheck.ts?copy';
    const { useStylesheetCheck } = (await import(/* @vite-ignore */ copy)) as typeof checks;
    function Checked({ background }: { background: string }) {
      const root = useRef<HTMLDivElement>(null);
      useStylesheetCheck(root);
      return <div ref={root} style={{ '--uk-bg': background } as CSSProperties} />;
    }
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    render(<Checked background="white" />);
    expect(warn).not.toHaveBeenCalled();
    render(<Checked background="initial" />);
    render(<Checked background="initial" />);
    expect(warn.mock.calls).toEqual([
      ["usagekit: the stylesheet is missing; add import 'usagekit/styles.css'"],
    ]);
    warn.mockRestore();
  });

  it('gives its parts the classes of the host, its root the ref, and runs as the language does', () => {
    const root = { current: null as HTMLElement | null };
    open(
      <ResultCard
        {...card}
        ref={root}
        className="mine"
        data-test="x"
        toolbar="tools"
        classNames={{ toolbar: 'a', heading: 'b', body: 'c', notices: 'd' }}
      >
        shown
      </ResultCard>,
      'ar-EG',
    );
    const figure = screen.getByRole('figure', { name: 'Number' });
    expect(root.current).toBe(figure);
    expect(figure).toHaveClass('uk-card', 'mine');
    expect(figure).toHaveAttribute('data-test', 'x');
    expect(figure).toHaveAttribute('dir', 'rtl');
    for (const [name, text] of [
      ['a', 'tools'],
      ['b', 'One'],
      ['c', 'shown'],
      ['d', 'told'],
    ]) {
      expect(figure.querySelector(`.${name}`)).toHaveTextContent(text as string);
    }
  });

  it('shows what the host puts in place of loading, nothing and failure', () => {
    const slots = {
      Loading: ({ height }: { height: number }) => <p>loading {height}</p>,
      Empty: ({ noData }: { noData: boolean }) => <p>empty {String(noData)}</p>,
      Error: ({ error }: { error: Error }) => <p>failed {error.message}</p>,
    };
    const { rerender } = open(
      <ResultCard {...card} isEmpty slots={slots}>
        x
      </ResultCard>,
    );
    const again = (children: ReactNode) =>
      rerender(
        <AnalyticsProvider source={source} asOf={0}>
          {children}
        </AnalyticsProvider>,
      );
    expect(screen.getByText('empty false')).toBeInTheDocument();
    again(
      <ResultCard {...card} answer={{ ...answer, data: undefined }} slots={slots}>
        x
      </ResultCard>,
    );
    expect(screen.getByText('loading 100')).toBeInTheDocument();
  });

  describe('on paper', () => {
    afterEach(() => cdp().send('Emulation.setEmulatedMedia', { media: '' }));

    it('adds the table', async () => {
      open(
        <ResultCard {...card} twin={() => <table aria-label="twin" />}>
          shown
        </ResultCard>,
      );
      expect(screen.queryByRole('table')).toBeNull();
      await cdp().send('Emulation.setEmulatedMedia', { media: 'print' });
      expect(await screen.findByRole('table', { name: 'twin' })).toBeInTheDocument();
      expect(screen.getByText('shown')).toBeInTheDocument();
    });
  });
});

describe('Bounded', () => {
  let logged: ReturnType<typeof vi.spyOn>;
  beforeEach(() => {
    logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  });
  afterEach(() => logged.mockRestore());

  it('keeps a failure to itself, says it, and tries again', async () => {
    let isBroken = true;
    function Fragile(): ReactNode {
      if (isBroken) throw new Error('no such bar');
      return <p>whole</p>;
    }
    open(
      <>
        <Bounded name="Fragile">
          <Fragile />
        </Bounded>
        <p>the rest</p>
      </>,
    );
    expect(screen.getByText('the rest')).toBeInTheDocument();
    expect(screen.getByText('Error: no such bar')).toBeInTheDocument();
    isBroken = false;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.getByText('whole')).toBeInTheDocument());
  });

  it('says which component is outside a provider', () => {
    expect(() => render(<Bounded name="UserFlow">x</Bounded>)).toThrow(
      'UserFlow must be used within <AnalyticsProvider source={…}>',
    );
  });
});

function Cells({ lengths, dir }: { lengths: number[]; dir?: 'rtl' }): ReactNode {
  const { ref, cell, onKeyDown } = useRovingCell<HTMLDivElement>(lengths);
  const [pressed, setPressed] = useState(0);
  return (
    <div ref={ref} dir={dir} role="grid" tabIndex={-1} onKeyDown={onKeyDown}>
      {lengths.map((length, row) => (
        // oxlint-disable-next-line react/no-array-index-key -- a cell is its place
        <div key={row} role="row">
          {Array.from({ length }, (_, column) => (
            <button
              // oxlint-disable-next-line react/no-array-index-key -- a cell is its place
              key={column}
              type="button"
              {...cell(row, column)}
              onClick={() => setPressed(pressed + 1)}
            >
              {row}:{column}
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}

describe('useRovingCell', () => {
  const at = (name: string) => screen.getByRole('button', { name });
  const press = (key: string, more = {}) =>
    fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });

  it('walks over rows of different lengths, one cell being the tab stop', () => {
    render(<Cells lengths={[3, 1, 2]} />);
    at('0:0').focus();
    press('ArrowRight');
    press('ArrowRight');
    expect(at('0:2')).toHaveFocus();
    press('ArrowRight');
    expect(at('0:2')).toHaveFocus();
    press('ArrowDown');
    expect(at('1:0')).toHaveFocus();
    press('End', { ctrlKey: true });
    expect(at('2:1')).toHaveFocus();
    press('Home');
    expect(at('2:0')).toHaveFocus();
    press('PageUp');
    expect(at('0:0')).toHaveFocus();
    expect(
      screen
        .getAllByRole('button')
        .filter(({ tabIndex }) => tabIndex === 0)
        .map(({ textContent }) => textContent),
    ).toEqual(['0:0']);
  });

  it('goes where the arrow points when words run from right to left', () => {
    render(<Cells lengths={[2]} dir="rtl" />);
    at('0:0').focus();
    press('ArrowLeft');
    expect(at('0:1')).toHaveFocus();
  });
});
