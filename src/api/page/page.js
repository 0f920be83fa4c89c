/* Shows the contract of this server. Everything comes from this server and is put in as text, never as markup. */
'use strict';

const make = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children.filter((child) => child !== null));
  return element;
};

/** A schema in words of JSON: names with kinds. */
function shape(schema, schemas, depth = 0) {
  if (schema === undefined) return 'anything';
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1);
    return depth > 5 ? name : shape(schemas[name], schemas, depth + 1);
  }
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices !== undefined) return choices.map((choice) => shape(choice, schemas, depth + 1)).join(' or ');
  if (schema.enum !== undefined) return schema.enum.map((each) => JSON.stringify(each)).join(' or ');
  const kinds = [schema.type ?? 'anything'].flat();
  const indent = '  '.repeat(depth + 1);
  if (kinds.includes('array')) return `[ ${shape(schema.items, schemas, depth)} … ]`;
  if (kinds.includes('object') && schema.properties !== undefined) {
    const required = new Set(schema.required ?? []);
    const lines = Object.entries(schema.properties).map(([name, property]) => `${indent}${name}${required.has(name) ? '' : '?'}: ${shape(property, schemas, depth + 1)}`);
    return `{\n${lines.join('\n')}\n${'  '.repeat(depth)}}`;
  }
  return kinds.join(' or ') + (schema.description === undefined ? '' : ` — ${schema.description}`);
}

function parameters(list) {
  if (list.length === 0) return [];
  const rows = list.map(({ name, in: place, required, schema = {}, description }) => make('tr', {},
    make('td', {}, make('code', {}, name)), make('td', {}, place), make('td', {}, [schema.type ?? ''].flat().join(' or ')),
    make('td', {}, [required ? 'required' : '', description ?? schema.description ?? '', schema.default === undefined ? '' : `default ${schema.default}`].filter((text) => text !== '').join('; '))));
  return [make('h3', {}, 'Parameters'), make('table', {}, make('tbody', {}, ...rows))];
}

const contents = (title, content, schemas) => Object.entries(content ?? {}).flatMap(([type, { schema }]) => [make('h3', {}, `${title}: ${type}`), make('pre', {}, shape(schema, schemas))]);

function routeOf(path, method, operation, schemas) {
  const answers = Object.entries(operation.responses ?? {}).flatMap(([status, { description, content }]) => [
    make('h3', {}, `${status}: ${description}`), ...Object.entries(content ?? {}).slice(0, 1).map(([, { schema }]) => make('pre', {}, shape(schema, schemas))),
  ]);
  const details = make('details', {},
    make('summary', {}, make('span', { class: `method ${method}` }, method.toUpperCase()), make('code', {}, path), make('span', {}, operation.summary ?? '')),
    make('div', { class: 'inside' }, operation.description === undefined ? null : make('p', {}, operation.description), ...parameters(operation.parameters ?? []), ...contents('Body', operation.requestBody?.content, schemas), ...answers));
  return { details, text: `${method} ${path} ${operation.summary ?? ''}`.toLowerCase() };
}

async function show() {
  const main = document.getElementById('routes');
  try {
    const contract = await (await fetch('/openapi.json')).json();
    const schemas = contract.components?.schemas ?? {};
    const routes = Object.entries(contract.paths).sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => routeOf(path, method, operation, schemas)));
    main.replaceChildren(...routes.map(({ details }) => details));
    document.getElementById('search').addEventListener('input', ({ target }) => {
      const wanted = target.value.toLowerCase();
      for (const { details, text } of routes) details.hidden = !text.includes(wanted);
    });
  } catch (error) {
    main.replaceChildren(make('p', {}, `The contract could not be read: ${error.message}`));
  }
}

void show();
