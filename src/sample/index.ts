/**
 * A sample month of usage, made from a fixed seed: the same bytes on every machine. Two dozen projects of a small cloud
 * in March 2026, by the clocks of Paris, where the 29th has 23 hours. Knows the meters of rules/ and no price.
 */
const seed = 20_260_301;
/** Midnight of the first of March in Paris. */
const monthStart = Date.UTC(2026, 1, 28, 23);
const days = 31;
const shortDay = 29;
const hourMs = 3_600_000;

const projects = [
  'acme', 'globex', 'initech', 'umbrella', 'hooli', 'stark', 'wayne', 'wonka', 'tyrell', 'cyberdyne', 'soylent', 'aperture',
  'blackmesa', 'oscorp', 'gringotts', 'duff', 'monarch', 'nakatomi', 'oceanic', 'pied-piper', 'sirius', 'vandelay', 'weyland', 'zorg',
] as const;

/** Flavors with their cores; small machines are common and large ones are not. */
const flavors = [['m1.small', 1], ['m1.small', 1], ['m1.small', 1], ['m1.medium', 2], ['m1.medium', 2], ['m1.large', 4], ['m1.large', 8]] as const;
const images = ['debian-13', 'debian-13', 'ubuntu-26.04', 'sles-15', 'oracle-9', 'windows-2022', 'rhel-9', null] as const;

/** Whole numbers below a bound, from a 32 bit xorshift generator (Marsaglia 2003). */
function dice(start: number): (bound: number) => number {
  let state = start;
  return (bound) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % bound;
  };
}

type Roll = ReturnType<typeof dice>;
const pick = <T>(items: readonly T[], roll: Roll): T => items[roll(items.length)] as T;
/** A whole number of thousandths as decimal text. */
const thousandths = (value: number): string => `${Math.floor(value / 1000)}.${String(value % 1000).padStart(3, '0')}`;

interface Resource {
  readonly id: string;
  readonly meter: string;
  readonly unit: string;
  readonly hours: number;
  /** For a period of so many hours. */
  readonly quantity: (roll: Roll, hours: number) => string;
  readonly fields: (roll: Roll) => Record<string, string | number>;
}

function instances(project: string, plan: string, roll: Roll): readonly Resource[] {
  const count = 4 + roll(9);
  return Array.from({ length: count }, (_, index): Resource => {
    const gpu = index === 0 && roll(8) === 0;
    const [flavor, vcpu] = gpu ? ['gpu.a100', 16] : pick(flavors, roll);
    const image = pick(images, roll);
    const region = pick(['fra', 'fra', 'ams'], roll);
    const fixed = { flavor, region, vcpu, plan, project, ...(image === null ? {} : { image }) };
    return { id: `vm-${project}-${index + 1}`, meter: 'instance', unit: 'hour', hours: 24, quantity: (_, hours) => String(hours), fields: (dayRoll) => ({ ...fixed, state: dayRoll(12) === 0 ? 'stopped' : 'active' }) };
  });
}

function volumes(project: string, plan: string, roll: Roll): readonly Resource[] {
  return Array.from({ length: 3 + roll(6) }, (_, index): Resource => {
    const gibibytes = 20 * (1 + roll(50));
    const fields = { class: pick(['ssd', 'ssd', 'hdd'], roll), plan, project };
    return { id: `vol-${project}-${index + 1}`, meter: 'volume', unit: 'GiB*hour', hours: 24, quantity: (_, hours) => String(gibibytes * hours), fields: () => fields };
  });
}

/** What every project has: outgoing traffic, calls and addresses. */
function network(project: string, roll: Roll): readonly Resource[] {
  const addresses = 1 + roll(3);
  return [
    { id: `net-${project}`, meter: 'traffic', unit: 'GB', hours: 3, quantity: (now) => thousandths(now(40_000)), fields: () => ({ project }) },
    { id: `api-${project}`, meter: 'request', unit: 'call', hours: 6, quantity: (now) => String(now(400_000)), fields: () => ({ project }) },
    ...Array.from({ length: addresses }, (_, index): Resource => ({ id: `ip-${project}-${index + 1}`, meter: 'address', unit: 'hour', hours: 24, quantity: (_, hours) => String(hours), fields: () => ({ project }) })),
  ];
}

function rack(project: string): Resource {
  return { id: `rack-${project}`, meter: 'power', unit: 'kWh', hours: 1, quantity: (roll) => thousandths(2000 + roll(6000)), fields: () => ({ project }) };
}

function resources(roll: Roll): readonly (Resource & { readonly scope: string })[] {
  return projects.flatMap((scope, index) => {
    const plan = pick(['standard', 'standard', 'annual'], roll);
    const own = [...instances(scope, plan, roll), ...volumes(scope, plan, roll), ...network(scope, roll), ...(index % 6 === 0 ? [rack(scope)] : [])];
    return own.map((resource) => ({ ...resource, scope }));
  });
}

const isoText = (ms: number): string => new Date(ms).toISOString().replace('.000', '');

/** Usage points as lines of NDJSON, in order of time. */
export function* sampleMonth(): Iterable<string> {
  const roll = dice(seed);
  const all = resources(roll);
  let dayStart = monthStart;
  for (let day = 1; day <= days; day++) {
    const dayHours = day === shortDay ? 23 : 24;
    for (let hour = 0; hour < dayHours; hour++) {
      for (const { id, meter, unit, hours, quantity, fields, scope } of all) {
        if (hour % hours !== 0) continue;
        // The last period of the short day is cut by its end.
        const length = Math.min(hours, dayHours - hour);
        const [start, end] = [isoText(dayStart + hour * hourMs), isoText(dayStart + (hour + length) * hourMs)];
        yield `${JSON.stringify({ id: `${id}@${start}`, meter, scope, start, end, quantity: quantity(roll, length), unit, fields: fields(roll) })}\n`;
      }
    }
    dayStart += dayHours * hourMs;
  }
}
