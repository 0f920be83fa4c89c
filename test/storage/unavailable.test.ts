/** A database that cannot do its work says so in one sentence, without the password. */
import { createServer } from 'node:net';
import { once } from 'node:events';
import { expect, inject, test } from 'vitest';
import { StorageUnavailable, openStore } from '../../src/storage/index.ts';
import { freshDatabase, rowsOf } from '../support/postgres.ts';

const open = (databaseUrl: string) => openStore({ databaseUrl, dataDirectory: '/nowhere' });

async function sentenceOf(opening: Promise<unknown>): Promise<string> {
  const error = await opening.then(() => null, (reason: unknown) => reason);
  expect(error).toBeInstanceOf(StorageUnavailable);
  return error instanceof Error ? error.message : '';
}

const changed = (change: (url: URL) => void): string => {
  const url = new URL(inject('postgresUrl'));
  change(url);
  return url.href;
};

test('nobody listens', async () => {
  expect(await sentenceOf(open('postgres://me:secret@127.0.0.1:1/x')))
    .toBe('cannot reach the database at 127.0.0.1:1 (connection refused): start it, or unset DATABASE_URL to use the embedded one');
});

test('no such host', async () => {
  expect(await sentenceOf(open('postgres://me:secret@nobody.invalid/x')))
    .toBe('cannot reach the database at nobody.invalid:5432 (no such host): start it, or unset DATABASE_URL to use the embedded one');
});

test('an address that is none is not shown, for it may hold a password', async () => {
  for (const url of ['me:secret@host', 'mysql://me:secret@host/x', 'postgres://me:secret@ho st:port:x/', 'postgres://me:secret@host:99999/x', '']) {
    expect(await sentenceOf(open(url))).toBe(
      'DATABASE_URL is not an address such as postgres://user:password@host:5432/name: correct it, or unset it to use the embedded database');
  }
});

test('a wrong password', async ({ skip }) => {
  await openStore({ databaseUrl: changed((url) => { url.password = 'secret'; }), dataDirectory: '/nowhere' }).then(async (store) => {
    await store.close();
    skip('this server trusts everybody');
  }, () => {});
  const { host } = new URL(inject('postgresUrl'));
  expect(await sentenceOf(open(changed((url) => { url.password = 'secret'; }))))
    .toBe(`the database at ${host} refuses this user or password: correct them in DATABASE_URL`);
});

test('no such database', async () => {
  const { host } = new URL(inject('postgresUrl'));
  expect(await sentenceOf(open(changed((url) => { url.pathname = '/nothing'; }))))
    .toBe(`the database at ${host} has none of that name (database "nothing" does not exist): create it with \`createdb\`, or correct DATABASE_URL`);
});

test('a user who may not make tables', async () => {
  const database = await freshDatabase();
  const role = `tariff_reader_${process.pid}`;
  await rowsOf(database.url, `drop schema public cascade; create schema public; create role ${role} login password 'secret'`);
  const url = new URL(database.url);
  url.username = role;
  url.password = 'secret';
  const sentence = await sentenceOf(open(url.href));
  expect(sentence).toMatch(/does not allow this \(permission denied for .*\): grant it to the user in DATABASE_URL$/);
  await rowsOf(database.url, `drop owned by ${role}; drop role ${role}`);
  await database.drop();
});

test('something else listens there', async () => {
  const stranger = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(0, '127.0.0.1');
  await once(stranger, 'listening');
  const address = stranger.address();
  const port = typeof address === 'object' ? address?.port : 0;
  expect(await sentenceOf(open(`postgres://me:secret@127.0.0.1:${port}/x`))).not.toContain('secret');
  stranger.close();
});

test('a connection cut while idle does not end the process, and the next question is answered', async () => {
  const database = await freshDatabase();
  const store = await open(database.url);
  await store.ping();
  await rowsOf(database.url, 'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()');
  await new Promise((resolve) => { setTimeout(resolve, 50); });
  await store.ping();
  await store.close();
  await database.drop();
});

test('a database that goes away under the store', async () => {
  const database = await freshDatabase();
  const store = await open(database.url);
  await database.drop();
  expect(await sentenceOf(store.ping())).toMatch(/^(the database at .* has none of that name|lost the connection to the database at )/);
  await store.close();
});
