// Moments as the person who is looking reads them: in that person's zone.

function format(at: string, zone: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...options }).format(new Date(at));
}

export const clockTime = (at: string, zone: string) => format(at, zone, { hour: "2-digit", minute: "2-digit" });

export const day = (at: string, zone: string) => format(at, zone, { weekday: "short", day: "numeric", month: "short", year: "numeric" }).replaceAll(",", "");

export const dayAndTime = (at: string, zone: string) => `${day(at, zone)}, ${clockTime(at, zone)}`;

/** "Europe/London" → "London time". */
export const zoneName = (zone: string) => `${zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ")} time`;

/** Seconds of the day in the zone. */
function secondsOfDay(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" })
    .formatToParts(new Date(at));
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value ?? 0);
  return part("hour") * 3600 + part("minute") * 60 + part("second");
}

/** How many seconds it is until the next 09:00 in the zone, a clock change in between included. */
export function untilNextMorning(now: string, zone: string): number {
  const from = new Date(now).getTime();
  const nine = 9 * 3600;
  const ahead = (nine - secondsOfDay(from, zone) + 86400) % 86400 || 86400;
  const drift = nine - secondsOfDay(from + ahead * 1000, zone);
  return ahead + drift;
}
