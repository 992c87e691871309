// Nothing is prepared here yet but the environment: tests never read the settings of the machine they run on.
export function setup(): void {
  process.env.TZ = 'UTC';
}
