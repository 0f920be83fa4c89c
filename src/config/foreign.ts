/** What CloudKitty's configuration has and this one has not, with the reason: nobody should search for it. */

const locks = 'work is shared by the database, without a lock service';
const queue = 'API and workers talk through the database, without a message queue';
const storage = 'points and charges are kept in PostgreSQL: see `database`';

/** By section, or by section and option. */
export const foreignSections: Readonly<Record<string, string>> = {
  DEFAULT: 'each of its options has a section of its own here', oslo_messaging_rabbit: queue, oslo_messaging_notifications: queue, oslo_messaging_kafka: queue,
  oslo_concurrency: locks, oslo_policy: 'the file is named by `api.policy_file`', oslo_middleware: 'see `api.enable_proxy_headers_parsing` and `api.body_limit`', cors: 'origins are named by `api.allowed_origin`', healthcheck: 'see `api.disable_by_file_path`',
  storage_influxdb: storage, storage_elasticsearch: storage, storage_opensearch: storage, storage_loki: storage, storage_hybrid: storage, storage_gnocchi: storage, output: 'there are reports instead of writers',
  collector_monasca: 'Monasca has come to its end', fetcher_monasca: 'Monasca has come to its end',
};

export const foreignOptions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  orchestrator: { coordination_url: locks, max_workers_reprocessing: 'the same workers rate again what is to be rated again' },
  storage: { version: storage, backend: storage },
  database: Object.fromEntries(['backend', 'max_pool_size', 'min_pool_size', 'max_overflow', 'pool_timeout', 'max_retries', 'retry_interval', 'connection_recycle_time', 'mysql_sql_mode', 'sqlite_synchronous', 'slave_connection', 'db_max_retries'].map((name) => [name, 'connections look after themselves'])),
  keystone_authtoken: { www_authenticate_uri: 'it is `api.www_authenticate_uri`', ...Object.fromEntries(['auth_uri', 'memcached_servers', 'service_token_roles', 'service_token_roles_required', 'token_cache_time', 'auth_version', 'service_type', 'enforce_token_bind', 'delay_auth_decision'].map((name) => [name, 'tokens are remembered in memory until they end, five minutes at most'])) },
  api: { pecan_debug: 'answers say nothing of the inside, whatever is set', auth_section: 'credentials stand in `keystone_authtoken`' },
};
