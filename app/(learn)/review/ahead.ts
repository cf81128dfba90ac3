import type { Bar } from '@/app/_ui/charts/bars';

/** The days to come as bars: today (as 2026-11-25) first, every second day named on the axis. */
export function aheadBars(counts: readonly number[], today: string): Bar[] {
  const timeZone = 'UTC';
  const full = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'long', day: 'numeric', month: 'long' });
  const short = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short' });
  return counts.map((value, ahead) => {
    const day = new Date(Date.parse(today) + ahead * 86_400_000);
    return {
      name: full.format(day),
      short: ahead === 0 ? 'Today' : ahead % 2 === 0 ? short.format(day) : '',
      value,
      now: ahead === 0,
    };
  });
}

/** The days behind as bars: today last. */
export function behindBars(days: readonly { date: string; answers: number }[]): Bar[] {
  const full = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long' });
  const short = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' });
  return days.map(({ date, answers }, index) => {
    const day = new Date(`${date}T00:00:00Z`);
    const last = index === days.length - 1;
    return {
      name: full.format(day),
      short: last ? 'Today' : (days.length - 1 - index) % 7 === 0 ? short.format(day) : '',
      value: answers,
      now: last,
    };
  });
}
