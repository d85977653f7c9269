import { describe, expect, it } from 'vitest';

import { memorySource } from '../../src/sources/memory.js';
import { answerCases } from '../../src/testing/conformance/cases.js';
import type { ConformanceDriver } from '../../src/testing/conformance/driver.js';
import { conformanceChecks } from '../../src/testing/conformance/suite.js';
import { tableOf } from '../answer.js';

const driver: ConformanceDriver = {
  open: (events) => memorySource(tableOf(events), { id: 'test' }),
};

describe('memorySource conforms', () => {
  for (const { key, rule, run } of conformanceChecks(driver)) it(`${key}: ${rule}`, run, 60_000);
});

describe('the suite', () => {
  it('has no key twice', () => {
    const keys = conformanceChecks(driver).map(({ key }) => key);
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  });

  it('has a case for every rule that is worked by hand', () => {
    expect(answerCases.length).toBeGreaterThan(120);
  });
});
