/** The connections to the database. Knows nothing of what is asked over them. */
import { Pool, type PoolConfig, TypeOverrides, types } from 'pg';

/** Enough for a server's requests; every intake uses one, and they follow one another. */
const mostConnections = 10;
/** A host that is gone without a word is noticed after this and some seconds more, on both sides: what it held is free then. */
const silenceMs = 10_000;
const noticed = `set tcp_keepalives_idle = ${silenceMs / 1000}; set tcp_keepalives_interval = 2; set tcp_keepalives_count = 5; set tcp_user_timeout = ${3 * silenceMs}`;
/** A host that does not answer is given up after this; a person waits. */
const connectTimeoutMs = 10_000;

/** Times stay text: a `Date` would lose their microseconds. The ORM expects the same. */
function typeParsers(): TypeOverrides {
  const parsers = new TypeOverrides();
  for (const type of [types.builtins.DATE, types.builtins.TIMESTAMP, types.builtins.TIMESTAMPTZ, types.builtins.INTERVAL]) {
    parsers.setTypeParser(type, (text) => text);
  }
  return parsers;
}

export function openPool(config: PoolConfig): Pool {
  const pool = new Pool({
    application_name: 'tariff', max: mostConnections, connectionTimeoutMillis: connectTimeoutMs, keepAlive: true, keepAliveInitialDelayMillis: silenceMs, ...config, types: typeParsers(),
    // Whatever the server's own taste is: times come as the ORM reads them.
    onConnect: async (client) => { await client.query(`set time zone 'UTC'; set datestyle to 'ISO, YMD'; ${noticed}`); },
  });
  // A lost connection shows in the query that meets it; without a listener it would end the process.
  pool.on('connect', (client) => { client.on('error', () => {}); });
  pool.on('error', () => {});
  return pool;
}
