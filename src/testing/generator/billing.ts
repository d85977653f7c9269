import type { Random } from '../random.js';
import type { Diary } from './diary.js';
import { dayMs, hourMs, type Timeline } from './options.js';

const billingDays = 30;

/** Invoices every 30 days until the plan is cancelled, which 5 % do each time. Written by the server. */
export function invoices(
  diary: Diary,
  { from, plan, price, seats }: { from: number; plan: string; price: number; seats: number },
  timeline: Timeline,
  random: Random,
): void {
  for (let time = from; time < timeline.end; time += billingDays * dayMs) {
    diary.server(time, 'Paid invoice', { amount: price * seats, currency: 'EUR', seats });
    if (random.chance(0.05)) {
      const cancelledAt = time + Math.floor(random.next() * billingDays * dayMs);
      if (diary.membership) diary.membership.cancelledAt = cancelledAt;
      diary.server(cancelledAt, 'Cancelled plan', {
        cancelledPlan: plan,
        reason: random.chance(0.3)
          ? null
          : random.pick(['Too expensive', 'Missing feature', 'Not used enough']),
      });
      return;
    }
  }
}

/** Upgrades to a paid plan in the browser, and pays from then on. */
export function subscribe(diary: Diary, time: number, timeline: Timeline, random: Random): void {
  const plan = random.chance(0.68) ? 'Pro' : 'Team';
  const seats = plan === 'Pro' ? random.int(1, 4) : random.int(5, 30);
  const yearly = random.chance(0.3);
  const price = (plan === 'Pro' ? 9 : 14) - (yearly ? 2 : 0);
  diary.browser(time, 'Upgraded plan', 'event', {
    toPlan: plan,
    price: price * seats,
    seats,
    yearly,
  });
  if (diary.membership) Object.assign(diary.membership, { upgradedAt: time, plan });
  invoices(
    diary,
    { from: time + Math.floor(random.next() * hourMs), plan, price, seats },
    timeline,
    random,
  );
}
