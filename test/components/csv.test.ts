import { describe, expect, it } from 'vitest';

import { csvOf } from '../../src/components/parts/csv.js';

describe('csvOf', () => {
  it('quotes what must be quoted and disarms formulas', () => {
    expect(
      csvOf({
        columns: ['a', 'b'],
        rows: [
          ['x "y"', 'one,two'],
          ['=1+1', '-5'],
          [-5, null],
          ['@cmd', 'line\nbreak'],
        ],
      }),
    ).toBe('a,b\r\n"x ""y""","one,two"\r\n\'=1+1,\'-5\r\n-5,\r\n\'@cmd,"line\nbreak"\r\n');
  });
});
