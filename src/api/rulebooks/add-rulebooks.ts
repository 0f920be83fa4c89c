/** Revisions of rules over HTTP: kept, listed, read, edited, compared, brought into force and back. No arithmetic here. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { CloudkittyEnvironment, RuleParts } from '../../cloudkitty-api/index.ts';
import { addActivation } from './add-activation.ts';
import { addReading } from './add-reading.ts';
import { addUpload } from './add-upload.ts';

/** Places with a word of their own come before those with a number. */
export function addRulebooks(app: OpenAPIHono<CloudkittyEnvironment>, parts: RuleParts): void {
  addActivation(app, parts);
  addReading(app, parts);
  addUpload(app, parts);
}
