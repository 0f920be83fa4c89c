/** A rulebook of a few lines, and points for it, whose prices can be checked in the head. */
export const smallRulebook: Readonly<Record<string, string>> = {
  'rules/meters.tariff': `language 1
currency EUR decimals 2 rounding half_up
timezone "UTC"

meter instance measured in hour {
  flavor  text
  plan    one of "standard", "annual"
  vcpu    number in core optional
}
`,
  'rules/instance.tariff': `module instance

price by_flavor for instance {
  "By flavor."
  from 2026-01-01 {
    table flavor {
      "small" : 0.10 EUR/hour
      "large" : 0.40 EUR/hour
      else    : unrated
    }
  }

  example "ten hours" {
    given flavor = "small"
    use 10 hour on 2026-03-01
    expect 1.00 EUR
  }
}
`,
};

export interface PointParts {
  readonly id?: string;
  readonly meter?: string;
  readonly scope?: string;
  readonly start?: string;
  readonly end?: string;
  readonly quantity?: unknown;
  readonly unit?: string;
  readonly fields?: Readonly<Record<string, unknown>>;
}

/** One line of usage: ten hours of a small instance, but for what is said. */
export const pointLine = (parts: PointParts = {}): string => `${JSON.stringify({
  meter: 'instance', scope: 'acme', start: '2026-03-01T00:00:00Z', end: '2026-03-01T10:00:00Z', quantity: '10', unit: 'hour', ...parts,
  fields: { flavor: 'small', plan: 'standard', ...parts.fields },
})}\n`;
