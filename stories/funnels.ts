import type { FunnelDefinition, SavedDocument } from '../src/index.js';
import { now } from './product.js';

/** A funnel that sets nearly everything that can be set. */
export const everyOption: FunnelDefinition & { name: string } = {
  name: 'With every option',
  steps: [
    { match: { event: 'Signed up' } },
    { match: { event: 'Verified e-mail' }, optional: true },
    { match: { event: 'Created project' }, within: { value: 1, unit: 'day' } },
    {
      name: 'Invited someone',
      match: {
        event: 'Invited teammate',
        where: { property: 'device', op: 'in', value: ['Desktop', 'Mobile'] },
      },
    },
  ],
  window: { value: 7, unit: 'day' },
  exclusions: [{ match: { event: 'Started trial' }, after: 2, before: 3, effect: 'remove' }],
  hold: ['device'],
  attempts: 'first',
  breakdown: { property: 'device', limit: 5, attribution: { step: 2 } },
};

/** A funnel as a store keeps it, last changed some days ago. */
export const savedFunnel = (id: string, name: string, day: number, ...events: string[]) =>
  ({
    type: 'funnel',
    version: 2,
    id,
    name,
    revision: 1,
    updatedAt: now - day * 86_400_000,
    steps: events.map((event) => ({ match: { event } })),
  }) as SavedDocument;

/** From the price list to the first colleague. */
export const funnelOfSignUps: FunnelDefinition & { name: string } = {
  name: 'Sign-ups',
  steps: ['Visited pricing', 'Signed up', 'Created project', 'Invited teammate'].map((event) => ({
    match: { event },
  })),
  window: { value: 14, unit: 'day' },
};
