// Clock times and weekdays as they are written in settings.
export function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return hours! * 60 + minutes!;
}

const NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** "mon-fri", "sat", "mon,wed-fri" -> weekdays, 1 is Monday. */
export function daysOf(text: string): Set<number> {
  const days = new Set<number>();
  for (const part of text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)) {
    const [first, last = first] = part.split('-').map((name) => NAMES.indexOf(name.slice(0, 3)) + 1);
    if (!first || !last) throw new Error(`"${text}": days are written as mon-fri or sat,sun`);
    for (let day = first; ; day = (day % 7) + 1) {
      days.add(day);
      if (day === last) break;
    }
  }
  return days;
}
