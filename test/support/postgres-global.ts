/**
 * One PostgreSQL for a whole test run, with a migrated database to clone: the embedded one in a temporary folder, or the
 * server of TARIFF_TEST_DATABASE_URL.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { joinEmbeddedServer } from '../../src/storage/embedded/embedded-server.ts';
import { openStore } from '../../src/storage/index.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A database on the server that tests may connect to, to make others. */
    readonly postgresUrl: string;
    /** A migrated database, to be cloned and not to be connected to. */
    readonly postgresTemplate: string;
  }
}

/** What is lost in a crash of the machine is only a test run; not to wait for the disk makes it three times as fast. */
const carelessSettings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

async function embedded(): Promise<Server> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tariff-test-'));
  const { address, leave } = await joinEmbeddedServer(folder, { settings: carelessSettings, onProgress: () => {} });
  return {
    url: `postgres://${address.user}:${address.password}@${address.host}:${address.port}/${address.database}`,
    stop: async () => {
      await leave();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function run(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

let teardownServer: () => Promise<void> = async () => {};

export async function setup(project: TestProject): Promise<void> {
  const given = process.env['TARIFF_TEST_DATABASE_URL'];
  const server: Server = given === undefined ? await embedded() : { url: given, stop: async () => {} };
  const template = `tariff_template_${randomBytes(4).toString('hex')}`;
  teardownServer = async () => {
    await run(server.url, `drop database if exists ${template}`);
    await server.stop();
  };
  await run(server.url, `create database ${template}`);
  const templateUrl = new URL(server.url);
  templateUrl.pathname = `/${template}`;
  await (await openStore({ databaseUrl: templateUrl.href, dataDirectory: os.tmpdir() })).close();
  project.provide('postgresUrl', server.url);
  project.provide('postgresTemplate', template);
}

export const teardown = (): Promise<void> => teardownServer();
