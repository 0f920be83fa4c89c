/** Every command of the client as data, in an order in which each finds what it needs. `{name}` stands for what an earlier command gave. */

export type Row = Readonly<Record<string, unknown>>;

export interface Step {
  /** Words with spaces between them; what has spaces itself stands between quotes. */
  readonly command: string;
  /** Of the client's interface; both where it is not said. */
  readonly api?: '1' | '2';
  /** The version with which it is run in any case: version 1 cannot bring usage. */
  readonly runsAs?: '2';
  /** The columns of what it prints; `null` for commands that print nothing. */
  readonly columns: readonly string[] | null;
  /** Rows that must be among those printed. */
  readonly has?: readonly Row[];
  readonly rows?: number;
  /** What of the first row is kept, and under which name. */
  readonly keeps?: readonly [name: string, column: string];
  /** Words of a refusal: the command fails with them. */
  readonly fails?: RegExp;
}

const modules = ['Module', 'Enabled', 'Priority'];
const mapping = ['Mapping ID', 'Value', 'Cost', 'Type', 'Field ID', 'Service ID', 'Group ID', 'Project ID'];
const threshold = ['Threshold ID', 'Level', 'Cost', 'Type', 'Field ID', 'Service ID', 'Group ID', 'Project ID'];
const script = ['Name', 'Script ID', 'Checksum', 'Data'];
const fields = ['Name', 'Field ID', 'Service ID'];
const services = ['Name', 'Service ID'];
const groups = ['Name', 'Group ID'];
const collectors = ['Collector', 'State'];
const mappings = ['Service', 'Collector'];
const metrics = ['Metric', 'Unit', 'Metadata'];
const scopes = ['Scope ID', 'Scope Key', 'Collector', 'Fetcher', 'State'];
const unknown = '00000000-0000-4000-8000-000000000000';

const modulesWalk: readonly Step[] = [
  { command: 'module list', columns: modules, has: [{ Module: 'hashmap', Enabled: true }, { Module: 'noop' }, { Module: 'pyscripts' }] },
  { command: 'module get hashmap', columns: modules, has: [{ Module: 'hashmap', Enabled: true }] },
  { command: 'module disable hashmap', columns: modules, has: [{ Module: 'hashmap', Enabled: false }] },
  { command: 'module enable hashmap', columns: modules, has: [{ Module: 'hashmap', Enabled: true }] },
  { command: 'module set priority hashmap 7', columns: modules, has: [{ Module: 'hashmap', Priority: 7 }] },
  { command: 'module get hashmap', columns: modules, has: [{ Module: 'hashmap', Enabled: true, Priority: 7 }] },
  { command: 'module get nothing', columns: null, fails: /404/ },
];

const infoWalk: readonly Step[] = [
  { command: 'info config get', columns: ['Section', 'Value'], rows: 1 },
  { command: 'info metric list', columns: metrics, has: [{ Metric: 'instance', Unit: 'instance' }] },
  { command: 'info metric get instance', columns: metrics, rows: 1, has: [{ Metric: 'instance' }] },
  { command: 'info metric get nothing', columns: null, fails: /404/ },
];

const collectorWalk: readonly Step[] = [
  { command: 'collector-mapping list', columns: mappings, rows: 0 },
  { command: 'collector-mapping create compute gnocchi', columns: mappings, has: [{ Service: 'compute', Collector: 'gnocchi' }] },
  { command: 'collector-mapping get compute', columns: mappings, has: [{ Service: 'compute', Collector: 'gnocchi' }] },
  { command: 'collector-mapping list --collector gnocchi', columns: mappings, rows: 1 },
  { command: 'collector-mapping list --collector other', columns: mappings, rows: 0 },
  { command: 'collector-mapping delete compute', columns: null },
  { command: 'collector-mapping get compute', columns: null, fails: /404/ },
  { command: 'collector state get gnocchi', columns: collectors, has: [{ Collector: 'gnocchi', State: false }] },
  { command: 'collector enable gnocchi', columns: collectors, has: [{ Collector: 'gnocchi', State: true }] },
  { command: 'collector disable gnocchi', columns: collectors, has: [{ Collector: 'gnocchi', State: false }] },
];

const hashmapWalk: readonly Step[] = [
  { command: 'hashmap mapping-types list', columns: ['Mapping types'], rows: 2, has: [{ 'Mapping types': 'flat' }, { 'Mapping types': 'rate' }] },
  { command: 'hashmap service create instance', columns: services, keeps: ['service', 'Service ID'], has: [{ Name: 'instance' }] },
  { command: 'hashmap service create instance', columns: null, fails: /Service instance already exists.*\(HTTP 409\)/s },
  { command: 'hashmap service list', columns: services, rows: 1, has: [{ Name: 'instance', 'Service ID': '{service}' }] },
  { command: 'hashmap service get {service}', columns: services, has: [{ Name: 'instance' }] },
  { command: `hashmap service get ${unknown}`, columns: null, fails: /No such service.*\(HTTP 404\)/s },
  { command: 'hashmap field create {service} flavor_name', columns: fields, keeps: ['field', 'Field ID'], has: [{ Name: 'flavor_name', 'Service ID': '{service}' }] },
  { command: 'hashmap field list {service}', columns: fields, rows: 1 },
  { command: 'hashmap field get {field}', columns: fields, has: [{ Name: 'flavor_name' }] },
  { command: `hashmap field get ${unknown}`, columns: null, fails: /No such field.*\(HTTP 404\)/s },
  { command: 'hashmap group create instances', columns: groups, keeps: ['group', 'Group ID'], has: [{ Name: 'instances' }] },
  { command: 'hashmap group list', columns: groups, rows: 1 },
  { command: 'hashmap mapping create 0.1 --field-id {field} --value m1.small -t flat -g {group}', columns: mapping, keeps: ['mapping', 'Mapping ID'], has: [{ Value: 'm1.small', Type: 'flat', 'Field ID': '{field}', 'Group ID': '{group}' }] },
  { command: 'hashmap mapping create 2 -s {service} -p acme -t rate', columns: mapping, keeps: ['rate', 'Mapping ID'], has: [{ Type: 'rate', 'Service ID': '{service}', 'Project ID': 'acme' }] },
  { command: 'hashmap mapping create 0.1 --field-id {field}', columns: null, fails: /must be specified/ },
  { command: 'hashmap mapping create 0.1', columns: null, fails: /./ },
  { command: 'hashmap mapping get {mapping}', columns: mapping, has: [{ 'Mapping ID': '{mapping}' }] },
  { command: 'hashmap mapping list --field-id {field}', columns: mapping, rows: 1 },
  { command: 'hashmap mapping list -s {service}', columns: mapping, rows: 1 },
  { command: 'hashmap mapping list -s {service} -p acme --filter-tenant', columns: mapping, rows: 1 },
  { command: 'hashmap mapping list -s {service} -p globex --filter-tenant', columns: mapping, rows: 0 },
  { command: 'hashmap mapping list -g {group}', columns: mapping, rows: 1 },
  { command: 'hashmap mapping update {mapping} --cost 0.25', columns: mapping, has: [{ Value: 'm1.small', Cost: '0.2500000000000000000000000000' }] },
  { command: 'hashmap threshold create 10 0.5 --field-id {field} -t rate', columns: threshold, keeps: ['threshold', 'Threshold ID'], has: [{ Level: '10.00000000', Type: 'rate' }] },
  { command: 'hashmap threshold create 5 0.9 -s {service} -g {group} -t flat -p acme', columns: threshold, keeps: ['limit', 'Threshold ID'], has: [{ Level: '5.00000000', 'Group ID': '{group}' }] },
  { command: 'hashmap threshold get {threshold}', columns: threshold, has: [{ 'Threshold ID': '{threshold}' }] },
  { command: 'hashmap threshold list --field-id {field}', columns: threshold, rows: 1 },
  { command: 'hashmap threshold list -s {service}', columns: threshold, rows: 1 },
  { command: 'hashmap threshold list -s {service} --no-group', columns: threshold, rows: 0 },
  { command: 'hashmap threshold update {threshold} --cost 0.75', columns: threshold, has: [{ Cost: '0.7500000000000000000000000000' }] },
  { command: 'hashmap group mappings get {group}', columns: mapping, rows: 1 },
  { command: 'hashmap group thresholds get {group}', columns: threshold, rows: 1 },
  { command: 'hashmap threshold delete {threshold}', columns: null },
  { command: 'hashmap threshold get {threshold}', columns: null, fails: /No such threshold.*\(HTTP 404\)/s },
  { command: 'hashmap mapping delete {mapping}', columns: null },
  { command: 'hashmap mapping get {mapping}', columns: null, fails: /No such mapping.*\(HTTP 404\)/s },
  { command: 'hashmap mapping list --field-id {field}', columns: mapping, rows: 0 },
  { command: 'hashmap mapping delete {mapping}', columns: null, fails: /\(HTTP 404\)/ },
  { command: 'hashmap group delete --recursive {group}', columns: null },
  { command: 'hashmap threshold get {limit}', columns: null, fails: /\(HTTP 404\)/ },
  { command: 'hashmap field delete {field}', columns: null },
  { command: 'hashmap service delete {service}', columns: null },
  { command: 'hashmap service list', columns: services, rows: 0 },
];

const scriptWalk: readonly Step[] = [
  { command: 'pyscript list', columns: script, rows: 0 },
  { command: "pyscript create first 'return 0'", columns: script, keeps: ['script', 'Script ID'], has: [{ Name: 'first', Data: 'return 0' }] },
  { command: "pyscript create first 'return 1'", columns: null, fails: /Script first already exists.*\(HTTP 409\)/s },
  { command: 'pyscript list', columns: script, rows: 1 },
  { command: 'pyscript list -n', columns: script, rows: 1, has: [{ Name: 'first' }] },
  { command: 'pyscript get {script}', columns: script, has: [{ Data: 'return 0' }] },
  { command: "pyscript update {script} -n first -d 'return 1'", columns: script, has: [{ Data: 'return 1' }] },
  { command: 'pyscript delete {script}', columns: null },
  { command: 'pyscript get {script}', columns: null, fails: /No such script.*\(HTTP 404\)/s },
];

/** Two points of two projects, in one period. */
const times = '-b 2026-03-01T00:00:00 -e 2026-04-01T00:00:00';
const zoned = '-b 2026-03-01T00:00:00+00:00 -e 2026-04-01T00:00:00+00:00';

const usageWalk: readonly Step[] = [
  { command: 'dataframes add {frames}', runsAs: '2', columns: null },
  { command: `dataframes get ${zoned}`, api: '2', columns: ['Begin', 'End', 'Metric Type', 'Unit', 'Quantity', 'Price', 'Group By', 'Metadata'], rows: 2, has: [{ 'Metric Type': 'instance' }] },
  { command: `dataframes get ${zoned} --filter project_id:acme --limit 1`, api: '2', columns: ['Begin', 'End', 'Metric Type', 'Unit', 'Quantity', 'Price', 'Group By', 'Metadata'], rows: 1 },
  { command: `dataframes get ${zoned} --filter project_id:nobody`, api: '2', columns: null, fails: /No resource found for provided filters.*\(HTTP 404\)/s },
  { command: `summary get ${zoned} -g type -g project_id`, api: '2', columns: ['Begin', 'End', 'Qty', 'Rate', 'Type', 'Project id'], rows: 2 },
  { command: `summary get ${zoned}`, api: '2', columns: ['Begin', 'End', 'Qty', 'Rate'], rows: 1, has: [{ Qty: 3 }] },
  { command: `summary get ${zoned} --filter type:instance --filter project_id:acme`, api: '2', columns: ['Begin', 'End', 'Qty', 'Rate'], rows: 1 },
  { command: `summary get ${times} -a`, api: '1', columns: ['Tenant ID', 'Resource Type', 'Rate', 'Begin Time', 'End Time'], rows: 1, has: [{ 'Tenant ID': 'ALL', 'Resource Type': 'ALL' }] },
  { command: `summary get ${times} -g tenant_id res_type -a`, api: '1', columns: ['Tenant ID', 'Resource Type', 'Rate', 'Begin Time', 'End Time'], rows: 2 },
  { command: `total get ${times} -a`, api: '1', columns: ['Total'] },
  { command: `report tenant list ${times}`, columns: ['Tenant ID'], has: [{ 'Tenant ID': 'acme' }, { 'Tenant ID': 'globex' }] },
  { command: `dataframes get ${times}`, api: '1', columns: ['Begin', 'End', 'Project ID', 'Resources'] },
  { command: `dataframes get ${times} -p acme -r instance`, api: '1', columns: ['Begin', 'End', 'Project ID', 'Resources'], has: [{ 'Project ID': 'acme' }] },
];

const scopeWalk: readonly Step[] = [
  { command: 'scope state get', api: '2', columns: scopes, has: [{ 'Scope ID': 'acme' }, { 'Scope ID': 'globex' }] },
  { command: 'scope state get --scope-id acme --limit 1', api: '2', columns: scopes, rows: 1 },
  { command: 'scope state get --scope-id nobody', api: '2', columns: null, fails: /\(HTTP 404\)/ },
  { command: 'scope patch -id acme --scope-key project_id --collector gnocchi --active false', api: '2', columns: null },
  { command: 'scope state get --scope-id acme', api: '2', columns: scopes, has: [{ 'Scope Key': 'project_id', Collector: 'gnocchi' }] },
  { command: 'scope patch -id acme --active true', api: '2', columns: null },
  { command: 'scope state reset --scope-id acme 2026-03-01T00:00:00Z', api: '2', columns: null },
  { command: 'scope state reset 2026-03-01T00:00:00Z', api: '2', columns: null, fails: /You must specify either/ },
  { command: 'tasks reprocessing get', api: '2', columns: ['Scope ID', 'Reason', 'Start reprocessing time', 'End reprocessing time', 'Current reprocessing time'] },
  { command: "tasks reprocessing create --scope-id nobody --start-reprocess-time 2026-03-01T00:00:00Z --end-reprocess-time 2026-03-01T01:00:00Z --reason 'for a test'", api: '2', columns: null, fails: /do not exist.*\(HTTP 400\)/s },
  { command: "tasks reprocessing create --scope-id acme --start-reprocess-time 2026-03-01T00:00:00Z --end-reprocess-time 2026-03-01T00:00:00Z --reason ' '", api: '2', columns: null, fails: /reason.*\(HTTP 400\)/is },
  { command: "tasks reprocessing create --scope-id acme --start-reprocess-time 2026-02-01T00:00:00Z --end-reprocess-time 2026-02-02T00:00:00Z --reason 'for a test'", api: '2', columns: null },
  { command: 'tasks reprocessing get --scope-id acme', api: '2', columns: ['Scope ID', 'Reason', 'Start reprocessing time', 'End reprocessing time', 'Current reprocessing time'], rows: 1, has: [{ 'Scope ID': 'acme', Reason: 'for a test', 'Start reprocessing time': '2026-02-01T00:00:00' }] },
];

export const walk: readonly Step[] = [...modulesWalk, ...infoWalk, ...collectorWalk, ...hashmapWalk, ...scriptWalk, ...usageWalk, ...scopeWalk];
