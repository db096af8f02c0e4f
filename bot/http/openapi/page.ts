import { html } from 'hono/html'
import type { OpenApi, Operation, Schema } from './document.ts'

/** The description of the API as a page that needs no script. */
export const referencePage = ({ info, tags, paths, servers }: OpenApi) => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Loa ${info.version}: API</title>
<link rel="stylesheet" href="/digests/style.css">
<link rel="stylesheet" href="/api/reference/style.css">
</head>
<body>
<header><h1>Loa ${info.version}: API</h1><p class="soft">${info.description.replaceAll('`', '')}</p>
<p><a href="/api/openapi.json">openapi.json</a> · <code>${servers[0]?.url}</code></p></header>
<main>
<nav aria-label="Parts"><p class="links">${tags.map(({ name }) => html`<a href="#${idOf(name)}">${name}</a>`)}</p></nav>
${tags.map(
  ({ name }) => html`<section id="${idOf(name)}"><h2>${name}</h2>
${Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods)
    .filter(([, { tags }]) => tags.includes(name))
    .map(([method, operation]) => callOf(method, path, operation)),
)}</section>`,
)}
</main>
</body>
</html>`

const idOf = (name: string) => name.toLowerCase().replaceAll(' ', '-')

const callOf = (method: string, path: string, operation: Operation) => html`<details>
<summary><code><strong>${method.toUpperCase()}</strong> ${path}</code> <span>${operation.summary}</span></summary>
<p class="soft">${whoOf(operation)}</p>
${fieldsOf(
  'Address',
  Object.fromEntries((operation.parameters ?? []).map(({ name, schema }) => [name, schema])),
  (operation.parameters ?? []).filter(({ required }) => required).map(({ name }) => name),
)}
${Object.entries(operation.requestBody?.content ?? {}).map(([type, { schema }]) => bodyOf(type, schema))}
<p class="soft">Replies ${Object.keys(operation.responses).join(', ')}.</p>
</details>
`

const whoOf = ({ security, 'x-key-scopes': scopes }: Operation): string =>
  [
    security.some((one) => Object.keys(one).length === 0) ? 'Anybody.' : 'Signed in.',
    scopes ? `Keys: ${scopes.join(', ')}.` : 'Closed to keys.',
  ].join(' ')

const bodyOf = (type: string, schema: Schema) =>
  schema.properties
    ? fieldsOf(`Body, ${type}`, schema.properties, schema.required ?? [])
    : html`<p>Body, ${type}: ${typeOf(schema)}</p>`

const fieldsOf = (title: string, properties: Record<string, Schema>, required: readonly string[]) =>
  Object.keys(properties).length === 0
    ? ''
    : html`<div class="wide" tabindex="0" role="region" aria-label="${title}"><table><caption>${title}</caption><tbody>
${Object.entries(properties).map(
  ([name, schema]) =>
    html`<tr><th scope="row"><code>${name}</code></th><td>${typeOf(schema)}${required.includes(name) ? '' : ', may be left out'}</td></tr>`,
)}</tbody></table></div>`

const most = 12

/** What a value is, in a line: its kind, its limits, what it may be. */
function typeOf(schema: Schema): string {
  const { type, enum: choices, const: only, anyOf, items, pattern, format } = schema
  if (Array.isArray(choices)) return choices.slice(0, most).join(' | ') + (choices.length > most ? ' | …' : '')
  if (only !== undefined) return JSON.stringify(only)
  if (Array.isArray(anyOf)) return anyOf.map((one) => typeOf(one as Schema)).join(' or ')
  if (type === 'array') return `list of ${typeOf((items ?? {}) as Schema)}`
  const limits = (['minLength', 'maxLength', 'minimum', 'maximum'] as const).flatMap((name) =>
    typeof schema[name] === 'number' && Math.abs(schema[name]) < Number.MAX_SAFE_INTEGER
      ? [`${name} ${schema[name]}`]
      : [],
  )
  const kind =
    typeof format === 'string' ? `${type} (${format})` : typeof pattern === 'string' ? `${type} (pattern)` : type
  return [kind ?? 'any', ...limits].join(', ')
}

export const referenceStyle = `
header, main { max-width: 60rem; }
details { background: var(--surface); border: 1px solid var(--line); border-radius: 0.5rem; margin: 0.4rem 0; padding: 0 1rem; }
details[open] { padding-bottom: 0.8rem; }
summary { padding: 0.7rem 0; cursor: pointer; }
summary:focus-visible { outline: 3px solid var(--primary); outline-offset: 2px; }
summary span { color: var(--soft); display: block; }
.wide th, .wide td, .wide caption { text-align: left; }
section h2 { margin-top: 1.6rem; }
`
