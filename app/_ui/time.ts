/** “24 November 2026”, whatever the server’s language and zone are. */
export function formatDay(day: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));
}

/** “2 December 2026, 23:59” in that zone, whatever the server’s language and zone are. */
export function formatTime(at: Date, timeZone: string): string {
  const part = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat('en-GB', { ...options, timeZone }).format(at);
  const day = part({ day: 'numeric', month: 'long', year: 'numeric' });
  return `${day}, ${part({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}`;
}

/** “2026-12-02T23:59”, as a field for a local time holds it. */
export function localTime(at: Date, timeZone: string): string {
  return new Date(at.getTime() + offset(at, timeZone)).toISOString().slice(0, 16);
}

/** The instant of a local time in a zone, or null; of two (when clocks go back) the first, of none (forward) the later. */
export function readLocalTime(text: string, timeZone: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text)) return null;
  const wall = new Date(`${text.slice(0, 16)}:00Z`);
  if (Number.isNaN(wall.getTime()) || wall.toISOString().slice(0, 16) !== text.slice(0, 16)) return null;
  const day = 24 * 60 * 60 * 1000;
  const before = offset(new Date(wall.getTime() - day), timeZone);
  const early = new Date(wall.getTime() - before);
  if (offset(early, timeZone) === before) return early;
  const late = offset(new Date(wall.getTime() + day), timeZone);
  const other = new Date(wall.getTime() - late);
  return offset(other, timeZone) === late ? other : early;
}

function offset(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  }).formatToParts(at);
  const of = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((part) => part.type === type)?.value);
  const wall = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return wall - Math.floor(at.getTime() / 1000) * 1000;
}
