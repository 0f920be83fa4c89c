/** Packs the extension into a `.vsix`, without a network: the code with its library in one file, the grammar, the manifests. */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { rolldown } from 'rolldown';

const here = import.meta.dirname;
const repository = path.join(here, '../..');
/** The least that a zip can say: the same files give the same bytes. */
const anyTime = new Date('1980-01-01T00:00:00');

interface Manifest {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly version: string;
  readonly publisher: string;
  readonly engines: { readonly vscode: string };
  readonly categories: readonly string[];
}

const read = (...parts: readonly string[]): string => readFileSync(path.join(...parts), 'utf8');

interface Bundle {
  readonly code: string;
  /** Folders of the packages whose code is in it. */
  readonly packages: readonly string[];
}

async function bundleExtension(): Promise<Bundle> {
  const build = await rolldown({ input: path.join(here, 'extension.js'), platform: 'node', external: ['vscode'], logLevel: 'warn' });
  const { output: [chunk] } = await build.generate({ format: 'cjs', minify: true });
  await build.close();
  const folders = Object.keys(chunk.modules).flatMap((module) => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(module)?.[0] ?? []);
  return { code: chunk.code, packages: [...new Set(folders)].sort() };
}

/** Their licences want to be shipped with them. */
function noticesOf({ packages }: Bundle): string {
  return packages.map((folder) => {
    const { name, version } = JSON.parse(read(folder, 'package.json')) as { readonly name: string; readonly version: string };
    const licence = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
    return `${name} ${version}\n\n${licence === undefined ? 'see its package.json' : read(folder, licence).trim()}\n`;
  }).join(`\n${'-'.repeat(80)}\n\n`);
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const vsixManifest = ({ name, displayName, description, version, publisher, engines, categories }: Manifest): string => `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
  <Metadata>
    <Identity Language="en-US" Id="${name}" Version="${version}" Publisher="${publisher}"/>
    <DisplayName>${escaped(displayName)}</DisplayName>
    <Description xml:space="preserve">${escaped(description)}</Description>
    <Categories>${escaped(categories.join(','))}</Categories>
    <Properties>
      <Property Id="Microsoft.VisualStudio.Code.Engine" Value="${escaped(engines.vscode)}"/>
      <Property Id="Microsoft.VisualStudio.Code.ExtensionKind" Value="workspace"/>
    </Properties>
    <License>extension/LICENSE.txt</License>
  </Metadata>
  <Installation><InstallationTarget Id="Microsoft.VisualStudio.Code"/></Installation>
  <Dependencies/>
  <Assets>
    <Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.Details" Path="extension/README.md" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.License" Path="extension/LICENSE.txt" Addressable="true"/>
  </Assets>
</PackageManifest>
`;

const contentTypes = `<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
${[['json', 'application/json'], ['js', 'application/javascript'], ['md', 'text/markdown'], ['txt', 'text/plain'], ['vsixmanifest', 'text/xml']].map(([ending, type]) => `  <Default Extension=".${ending}" ContentType="${type}"/>`).join('\n')}
</Types>
`;

export async function buildVsix(): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const manifest = JSON.parse(read(here, 'package.json')) as Manifest;
  const bundle = await bundleExtension();
  const texts: Readonly<Record<string, string>> = {
    'extension.vsixmanifest': vsixManifest(manifest), '[Content_Types].xml': contentTypes, 'extension/package.json': read(here, 'package.json'), 'extension/extension.js': bundle.code,
    'extension/language-configuration.json': read(here, 'language-configuration.json'), 'extension/syntaxes/tariff.tmLanguage.json': read(repository, 'grammar/tariff.tmLanguage.json'),
    'extension/README.md': read(here, 'README.md'), 'extension/LICENSE.txt': read(repository, 'LICENSE'), 'extension/NOTICES.txt': noticesOf(bundle),
  };
  const bytes = zipSync(Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, strToU8(text)])), { level: 9, mtime: anyTime });
  return { name: `${manifest.name}-${manifest.version}.vsix`, bytes };
}

if (process.argv[1] === import.meta.filename) {
  const folder = path.resolve(process.argv[2] ?? 'dist');
  const { name, bytes } = await buildVsix();
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, name), bytes);
  process.stdout.write(`${path.join(folder, name)}: ${Math.ceil(bytes.length / 1024)} kB\n`);
}
