/** `/docs`: the contract for people, from three files of our own. Nothing of it comes from elsewhere, so it works without a network. */
import { readFileSync } from 'node:fs';
import type { Hono } from 'hono';
import type { CloudkittyEnvironment } from '../cloudkitty-api/index.ts';

const read = (name: string): string => readFileSync(new URL(`page/${name}`, import.meta.url), 'utf8');
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const files = [['/docs', 'page.html', 'text/html'], ['/docs/page.css', 'page.css', 'text/css'], ['/docs/page.js', 'page.js', 'text/javascript']] as const;

export function addPage(app: Pick<Hono<CloudkittyEnvironment>, 'get'>): void {
  for (const [path, name, type] of files) {
    const text = read(name);
    app.get(path, (c) => c.body(text, 200, { 'content-type': `${type}; charset=utf-8`, 'content-security-policy': policy, 'x-content-type-options': 'nosniff' }));
  }
}
