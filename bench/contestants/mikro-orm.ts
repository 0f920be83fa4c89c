/** MikroORM's insertMany of the plain row: the thirteen members as thirteen columns, no price, a thousand rows a statement, one transaction, a primary key and an index. */
import { MikroORM, defineConfig, defineEntity, p } from '@mikro-orm/postgresql';
import type { Row } from '../workloads/rows.ts';

export const PlainPoint = defineEntity({
  name: 'PlainPoint',
  tableName: 'plain_point',
  properties: {
    id: p.text().primary(),
    meter: p.text(),
    scope: p.text(),
    start: p.datetime().columnType('timestamptz').index(),
    end: p.datetime().columnType('timestamptz'),
    quantity: p.decimal().columnType('numeric'),
    unit: p.text(),
    flavor: p.text(),
    region: p.text(),
    project: p.text(),
    az: p.text(),
    image: p.text(),
    hours: p.integer(),
  },
});

const rowsInStatement = 1000;

export async function openMikroOrm(clientUrl: string): Promise<MikroORM> {
  const orm = await MikroORM.init(defineConfig({ entities: [PlainPoint], clientUrl, logger: () => {}, debug: false }));
  await orm.schema.create();
  return orm;
}

/** What `insertMany` takes. Made before the clock runs. */
export const plainPoints = (rows: readonly Row[]) => rows.map((row) => ({ ...row, start: new Date(row.start), end: new Date(row.end) }));

export async function insertMany(orm: MikroORM, points: ReturnType<typeof plainPoints>): Promise<void> {
  await orm.em.fork().transactional(async (em) => {
    for (let from = 0; from < points.length; from += rowsInStatement) await em.insertMany(PlainPoint, points.slice(from, from + rowsInStatement));
  });
}
