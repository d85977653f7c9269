import type { Meta, StoryObj } from '@storybook/react-vite';
import { Axis, Curve, Gradient, Grid, Group, Responsive, Scale, Shape } from '@visx/visx';
import type { ReactNode } from 'react';

import { AnalyticsProvider, useAnalytics, useTrend } from '../src/headless.js';
import { now, product } from './product.js';

/*
 * A host that has a chart library of its own, here visx, takes the numbers from the hooks and draws them its way: no
 * component and no stylesheet of the kit is on this page.
 */

const margin = { top: 16, right: 16, bottom: 32, left: 44 };

function WeeklyUsers({ width, height }: { width: number; height: number }): ReactNode {
  const { format } = useAnalytics();
  const { data, takeaway, definition } = useTrend({
    kind: 'trend',
    measure: 'users',
    range: { last: 12, unit: 'week', completed: true },
    interval: 'week',
  });
  if (!data) return <p style={{ height }}>Loading…</p>;
  const weeks = data.buckets.map(({ start }, i) => ({
    start,
    users: data.series[0]?.values[i] ?? 0,
  }));
  const innerWidth = Math.max(0, width - margin.left - margin.right);
  const innerHeight = height - margin.top - margin.bottom;
  const x = Scale.scalePoint({
    domain: weeks.map(({ start }) => start),
    range: [0, innerWidth],
    padding: 0.2,
  });
  const y = Scale.scaleLinear({
    domain: [0, Math.max(...weeks.map(({ users }) => users))],
    range: [innerHeight, 0],
    nice: true,
  });
  const at = {
    x: (d: (typeof weeks)[0]) => x(d.start) ?? 0,
    y: (d: (typeof weeks)[0]) => y(d.users),
  };
  const ticks = width < 500 ? 4 : 12;
  const label = { fill: 'currentColor', fontSize: 12 };
  return (
    <figure style={{ margin: 0 }}>
      <figcaption style={{ minHeight: 48 }}>
        <strong>{takeaway}</strong>
        <br />
        {definition}
      </figcaption>
      <svg width={width} height={height} role="img" aria-label={takeaway}>
        <Gradient.LinearGradient
          id="area"
          from="#bb4000"
          to="#bb4000"
          toOpacity={0.05}
          fromOpacity={0.5}
        />
        <Group.Group left={margin.left} top={margin.top}>
          <Grid.GridRows
            scale={y}
            width={innerWidth}
            numTicks={4}
            stroke="currentColor"
            strokeOpacity={0.15}
          />
          <Shape.AreaClosed
            data={weeks}
            x={at.x}
            y={at.y}
            yScale={y}
            curve={Curve.curveMonotoneX}
            fill="url(#area)"
            stroke="#bb4000"
            strokeWidth={2}
          />
          {weeks.map((week) => (
            <circle key={week.start} cx={at.x(week)} cy={at.y(week)} r={3} fill="#bb4000" />
          ))}
          <Axis.AxisLeft
            scale={y}
            numTicks={4}
            hideAxisLine
            hideTicks
            tickFormat={(value) => format.compact(Number(value))}
            tickLabelProps={{ ...label, textAnchor: 'end', dy: '0.3em', dx: -4 }}
          />
          <Axis.AxisBottom
            top={innerHeight}
            scale={x}
            hideTicks
            stroke="currentColor"
            tickValues={weeks
              .filter((_, i) => i % Math.ceil(12 / ticks) === 0)
              .map(({ start }) => start)}
            tickFormat={(start) => format.tick(Number(start), 'week', false)}
            tickLabelProps={{ ...label, textAnchor: 'middle' }}
          />
        </Group.Group>
      </svg>
    </figure>
  );
}

const meta = {
  title: 'Pages/Bring your own chart',
  render: () => (
    <AnalyticsProvider source={product} asOf={now}>
      <Responsive.ParentSize debounceTime={0} style={{ height: 420 }}>
        {({ width }) => (width > 0 ? <WeeklyUsers width={width} height={320} /> : null)}
      </Responsive.ParentSize>
    </AnalyticsProvider>
  ),
} satisfies Meta;

export default meta;

/** Weekly users drawn with visx from `usagekit/headless`. */
export const Visx: StoryObj = {};
