/** Loaded before a worker: its clock goes wrong as `TARIFF_TEST_CLOCK` says, `0:7200 5:-86400` being two hours fast from the start and a day slow after five seconds. */
const shifts = (process.env['TARIFF_TEST_CLOCK'] ?? '').split(' ').filter((part) => part !== '').map((part) => part.split(':').map(Number));
const [RightDate, begun] = [Date, performance.now()];
const shift = () => shifts.findLast(([after]) => performance.now() - begun >= after * 1000)?.[1] ?? 0;
const now = () => RightDate.now() + shift() * 1000;

globalThis.Date = class extends RightDate {
  constructor(...parts) {
    if (parts.length === 0) super(now());
    else super(...parts);
  }

  static now() {
    return now();
  }
};
