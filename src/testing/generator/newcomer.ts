import type { Random } from '../random.js';
import { subscribe } from './billing.js';
import type { Diary } from './diary.js';
import { dayMs, hourMs, minuteMs, type Timeline } from './options.js';
import { pause } from './rhythm.js';
import type { Visitor } from './visitor.js';
import { work } from './work.js';

const site = 'https://projects.example';
const articles = ['/blog/standups', '/blog/estimates', '/blog/remote-teams'];

/** Looks around; returns when the visit ends, and whether prices were seen. */
function visitSite(diary: Diary, start: number, random: Random): { end: number; pricing: boolean } {
  let time = start;
  const view = (event: string, path: string): void => {
    diary.browser(time, event, 'pageView', { url: site + path, path });
    time += pause(random);
  };
  view('Viewed page', random.chance(0.25) ? random.pick(articles) : '/');
  if (random.chance(0.45)) view('Viewed page', '/features');
  if (random.chance(0.2)) view('Viewed page', random.pick(articles));
  const pricing = random.chance(0.55);
  if (pricing) view('Visited pricing', '/pricing');
  if (random.chance(0.15)) view('Viewed page', '/docs');
  return { end: time, pricing };
}

/** Steps of the guided start. Version 5 has fewer, and fewer leave them. */
function onboard(diary: Diary, start: number, isNew: boolean, random: Random): number {
  const steps = isNew
    ? ['Name your team', 'Pick a template', 'Create a project']
    : ['Profile', 'Company', 'Preferences', 'Import', 'Create a project'];
  let time = start;
  for (const [i, name] of steps.entries()) {
    if (!random.chance(isNew ? 0.93 : 0.84)) break;
    time += pause(random);
    diary.browser(time, 'Completed onboarding step', 'event', {
      step: i + 1,
      name,
      flow: isNew ? 'v2' : 'v1',
      skipped: random.chance(0.2),
    });
  }
  return time;
}

/** From sign-up to a first project, teammates and a paid plan; each later, and for fewer, than the one before. */
function join(
  diary: Diary,
  visitor: Visitor,
  { index, signedUpAt }: { index: number; signedUpAt: number },
  timeline: Timeline,
  random: Random,
): void {
  const never = Number.POSITIVE_INFINITY;
  const isNew = signedUpAt >= timeline.release;
  const joinsTeam = random.chance(0.25);
  diary.membership = {
    signedUpAt,
    authenticatedUser: `member-${index + 1}`,
    account: `team-${joinsTeam ? random.int(1, Math.ceil((index + 1) / 5)) : index + 1}`,
    upgradedAt: never,
    plan: 'Free',
    cancelledAt: never,
  };
  diary.browser(signedUpAt, 'Signed up', 'event', {
    method: random.pick(['E-mail', 'E-mail', 'Google', 'GitHub']),
    durationMs: Math.round(random.spread(48_000)),
  });
  const leave = (time: number): void =>
    work(
      diary,
      visitor,
      { from: time, until: time + random.exponential(6) * dayMs, rate: 0.12 },
      timeline,
      random,
    );

  if (!random.chance(0.82)) return;
  const verifiedAt = signedUpAt + Math.floor(20_000 + random.spread(3 * minuteMs));
  diary.browser(verifiedAt, 'Verified e-mail', 'event');
  diary.browser(verifiedAt + 2_000, 'Started trial', 'event', {
    trialPlan: 'Pro',
    trialDays: 14,
  });
  const onboardedAt = onboard(diary, verifiedAt + 5_000, isNew, random);
  if (!random.chance(isNew ? 0.8 : 0.54)) return leave(onboardedAt);

  const projectAt = onboardedAt + Math.floor(random.spread((isNew ? 6 : 30) * minuteMs));
  diary.browser(projectAt, 'Created project', 'event', {
    template: random.chance(0.3) ? null : random.pick(['Kanban', 'Sprint', 'Roadmap']),
    first: true,
  });
  const invites = random.chance(0.55);
  const invitedAt = projectAt + Math.floor(5 * minuteMs + random.spread(20 * hourMs));
  if (invites) {
    diary.browser(invitedAt, 'Invited teammate', 'event', {
      role: 'Member',
      first: true,
    });
  }
  if (random.chance(invites ? 0.6 : 0.08)) {
    const waits = Math.floor(hourMs + random.spread(5 * dayMs));
    subscribe(
      diary,
      Math.max(projectAt, invites ? invitedAt : projectAt) + waits,
      timeline,
      random,
    );
  }
  const stays = random.chance(0.72) ? never : projectAt + random.exponential(25) * dayMs;
  work(diary, visitor, { from: projectAt, until: stays, rate: 0.22 }, timeline, random);
}

/** Someone new: a few visits to the site, then sign-up or goodbye. */
export function newcomer(
  diary: Diary,
  visitor: Visitor,
  { index, arrival }: { index: number; arrival: number },
  timeline: Timeline,
  random: Random,
): void {
  let start = arrival;
  let sawPricing = false;
  for (let visit = 0; visit < 4; visit++) {
    const { end, pricing } = visitSite(diary, start, random);
    sawPricing ||= pricing;
    if (random.chance((sawPricing ? 0.24 : 0.03) * visitor.interest)) {
      const signedUpAt = end + Math.floor(random.spread(3 * minuteMs));
      return join(diary, visitor, { index, signedUpAt }, timeline, random);
    }
    if (!random.chance(0.4)) return;
    start = end + Math.floor(hourMs + random.spread(2.5 * dayMs));
  }
}
