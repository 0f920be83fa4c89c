/** Results of examples in the XML that CI systems read (JUnit). */
export interface ExampleResult {
  readonly module: string;
  readonly rule: string | null;
  readonly title: string;
  readonly file: string;
  readonly line: number;
  /** The rendered diagnostic of an example that does not hold. */
  readonly failure: string | null;
}

/** Characters that XML 1.0 cannot hold are left out. */
const escaped = (text: string): string =>
  text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD]/g, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function testCase({ module, rule, title, file, line, failure }: ExampleResult): string {
  const head = `    <testcase classname="${escaped(rule === null ? module : `${module}.${rule}`)}" name="${escaped(title)}" file="${escaped(file)}" line="${line}"`;
  if (failure === null) return `${head}/>`;
  return `${head}>\n      <failure message="${escaped(failure.split('\n')[0] ?? '')}">${escaped(failure)}</failure>\n    </testcase>`;
}

export function junitReport(results: readonly ExampleResult[]): string {
  const modules = [...new Set(results.map(({ module }) => module))];
  const failed = (some: readonly ExampleResult[]): number => some.filter(({ failure }) => failure !== null).length;
  const suites = modules.map((module) => {
    const own = results.filter((result) => result.module === module);
    return `  <testsuite name="${escaped(module)}" tests="${own.length}" failures="${failed(own)}">\n${own.map(testCase).join('\n')}\n  </testsuite>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites tests="${results.length}" failures="${failed(results)}">\n${suites.join('\n')}\n</testsuites>\n`;
}
