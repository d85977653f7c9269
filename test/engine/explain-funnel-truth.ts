import { expect } from 'vitest';

import { canonicalEvent } from '../../src/model/canonical.js';
import { type AnalyticsEvent, defaultSessionPolicy } from '../../src/model/event.js';
import type { ExplainedEvent, ExplainResult } from '../../src/model/explain.js';
import type { ResolvedFunnelQuery } from '../../src/model/funnel.js';
import { valueOf } from '../../src/testing/oracle/conditions.js';
import { requiredSteps } from '../../src/testing/oracle/funnel-plan.js';
import { type CountedUnit, countUnits } from '../../src/testing/oracle/funnel-units.js';
import { funnelEvents } from '../../src/testing/oracle/funnel.js';
import { eventsOfKept } from '../../src/testing/oracle/kept.js';
import { type PreparedEvent, prepareEvents } from '../../src/testing/oracle/prepare.js';
import { unitOf } from '../../src/testing/oracle/units.js';

/* What an explained funnel must say, from what the oracle knows of the unit. */

/** A unit as the oracle sees it. */
interface Truth {
  counted: CountedUnit | undefined;
  /** Its events that may be steps, as text. */
  inScope: Set<string>;
}

function spelledOut({ event }: ExplainedEvent): PreparedEvent {
  const { properties = {}, kind = 'event', ...fields } = event;
  const missing = { user: null, session: null, authenticatedUser: null, account: null };
  return { ...missing, ...fields, kind, properties } as PreparedEvent;
}

/** The unit, once it is sure that its reported attempt is the one that is shown. */
export function expectReported(
  events: readonly AnalyticsEvent[],
  of: ResolvedFunnelQuery,
  id: string,
  result: ExplainResult,
): Truth {
  const all = prepareEvents(events, defaultSessionPolicy);
  const possible = funnelEvents(eventsOfKept(all, of), of);
  const own = possible.filter((event) => unitOf(event, of) === id);
  const counted = countUnits(own, of).find((unit) => unit.id === id);
  const required = requiredSteps(of);
  const furthest = (counted?.main.reported.length ?? 0) - 1;
  expect(result.counted).toBe(counted !== undefined);
  expect(result.reached).toBe(counted ? (required[furthest] as number) : null);

  const valueIn = (event: PreparedEvent) =>
    of.breakdown ? valueOf(event, of.breakdown.property) : null;
  const usedFor = (step: number) =>
    result.events
      .filter(({ used, also }) => used === step || also?.includes(step))
      .map((each) => [each.event.time, valueIn(spelledOut(each))]);
  required.forEach((step, at) => {
    const taken = counted?.main.byStep[at];
    expect(usedFor(step), `step ${step}`).toEqual(taken ? [[taken.time, taken.value]] : []);
  });
  for (const [step, { reported }] of counted?.beside ?? []) {
    const before = required.filter((each) => each < step).length;
    const taken = reported.length === before + 1 ? reported.at(-1) : undefined;
    expect(usedFor(step), `optional step ${step}`).toEqual(
      taken ? [[taken.time, taken.value]] : [],
    );
  }
  return { counted, inScope: new Set(own.map((event) => canonicalEvent(event))) };
}

/** What each reason claims, as far as it can be seen without following attempts. */
export function expectReasons(
  of: ResolvedFunnelQuery,
  { counted, inScope }: Truth,
  { events }: ExplainResult,
): void {
  const required = requiredSteps(of);
  const taken = counted?.main.reported ?? [];
  const first = taken[0]?.time ?? Number.NaN;
  const heldBy = (event: PreparedEvent) => of.hold.map((property) => valueOf(event, property));
  const held = taken[0] && JSON.stringify(heldBy(taken[0].event));
  for (const each of events) {
    const { reason, matches } = each;
    const event = spelledOut(each);
    const { time } = event;
    const isLate = of.order !== 'unordered' && time >= of.range.end;
    const fits = matches.filter((step) => !(step === 0 && isLate));
    const scoped = inScope.has(canonicalEvent(event)) && fits.length > 0;
    if (reason === null) continue;
    if (reason === 'duplicate') throw new Error('the source has no copies');
    expect(reason === 'outsideScope', reason).toBe(!scoped);
    if (reason === 'otherHeldValue') {
      const values = heldBy(event);
      expect(values.includes(null) || JSON.stringify(values) !== held).toBe(true);
    }
    const isOptional = fits.every((step) => of.steps[step]?.optional);
    if (!counted || isOptional) continue;
    const next = required[taken.length];
    if (reason === 'beforeStart') expect(time).toBeLessThanOrEqual(first);
    if (reason === 'filledByAnother') {
      const filled = required.filter((_, at) => counted.main.byStep[at]);
      expect(fits.some((step) => filled.includes(step))).toBe(true);
    }
    if (reason === 'afterWindow' || reason === 'afterWithin' || reason === 'excluded') {
      if (of.order !== 'unordered') expect(fits).toContain(next);
      expect(time).toBeGreaterThan(first);
    }
    if (reason === 'afterWindow') expect(time - first).toBeGreaterThan(of.window ?? Infinity);
    if (reason === 'afterWithin') {
      const within = of.steps[next as number]?.within ?? Infinity;
      expect(time - (taken.at(-1)?.time ?? Number.NaN)).toBeGreaterThan(within);
    }
    if (reason === 'excluded') {
      const between = events.filter(
        (other) =>
          other.excludes &&
          inScope.has(canonicalEvent(spelledOut(other))) &&
          other.event.time > first &&
          other.event.time < time,
      );
      expect(between.length).toBeGreaterThan(0);
    }
  }
}
