/** A Prometheus played for a workload, in a process of its own: its time is not the service's. Answers after a delay where one is given. */
import { startFakePrometheus } from '../../test/support/fake-prometheus.ts';
import { type Workload, eighthsOf, firstHour, flavors } from './workload.ts';

const [text, delay] = process.argv.slice(2);
const workload = JSON.parse(text ?? '') as Workload;
const first = firstHour(workload);
const names = Array.from({ length: workload.scopes }, (_, scope) => `scope-${scope}`);
const labels = new Map(names.map((scope) => [scope, Array.from({ length: workload.seriesPerScope }, (_, series) => ({ project_id: scope, id: `${scope}-${series}`, flavor: flavors[series % 2]! }))]));
const fake = await startFakePrometheus({
  scopes: () => names,
  series: (_metric, scope, hour) => (hour < first || hour >= first + workload.periods ? [] : (labels.get(scope) ?? []).map((own, series) => ({ labels: own, value: String(eighthsOf(hour, series) / 8) }))),
});
if (Number(delay) > 0) fake.behave({ kind: 'delays', ms: Number(delay) });
console.log(fake.url);
