import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

const key = { id: 'KHOA-MAU', secret: 'bi-mat-cua-kho-mau' }
const region = 'auto'

/**
 * A storage that speaks as much of S3 as backups need: objects of one bucket put whole or in parts, listed, taken away. It
 * looks at each signature as the standard says (Signature Version 4, docs.aws.amazon.com, “Create a signed request”).
 */
export async function startStorage(bucketName = 'loa') {
  const objects = new Map<string, Buffer>()
  const uploads = new Map<string, Map<number, Buffer>>()
  const asked: string[] = []
  let failing: (request: { method: string; path: string; query: URLSearchParams }) => number = () => 0

  const answers = async (request: IncomingMessage, response: ServerResponse) => {
    const { method = 'GET' } = request
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
    const { searchParams: query } = url
    asked.push(`${method} ${url.pathname}`)
    const body = await bodyOf(request)
    const say = (status: number, text = '', headers: Record<string, string> = {}) =>
      response.writeHead(status, { 'content-type': 'application/xml', ...headers }).end(text)
    const refuse = (status: number, code: string) =>
      say(status, `<?xml version="1.0"?><Error><Code>${code}</Code><Message>refused</Message></Error>`)
    const failed = failing({ method, path: url.pathname, query })
    if (failed) return refuse(failed, 'InternalError')
    if (!isSigned(request, url)) return refuse(403, 'SignatureDoesNotMatch')
    const [, bucket, ...rest] = url.pathname.split('/')
    if (bucket !== bucketName) return refuse(404, 'NoSuchBucket')
    const name = decodeURIComponent(rest.join('/'))
    const upload = query.get('uploadId')
    if (method === 'GET' && query.get('list-type') === '2') {
      const prefix = query.get('prefix') ?? ''
      const rows = [...objects].filter(([one]) => one.startsWith(prefix))
      return say(
        200,
        `<?xml version="1.0"?><ListBucketResult><KeyCount>${rows.length}</KeyCount>${rows
          .map(([one, { length }]) => `<Contents><Key>${one}</Key><Size>${length}</Size></Contents>`)
          .join('')}</ListBucketResult>`,
      )
    }
    const object = method === 'GET' && objects.get(name)
    if (object) return void response.writeHead(200, { 'content-length': object.length }).end(object)
    if (method === 'POST' && query.has('uploads')) {
      const id = `upload-${uploads.size}`
      uploads.set(id, new Map())
      return say(
        200,
        `<InitiateMultipartUploadResult><Bucket>${bucket}</Bucket><Key>${name}</Key><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
      )
    }
    if (method === 'PUT' && upload) {
      uploads.get(upload)?.set(Number(query.get('partNumber')), body)
      return say(200, '', { etag: etagOf(body) })
    }
    if (method === 'POST' && upload) {
      const parts = [...(uploads.get(upload) ?? [])].sort(([a], [b]) => a - b).map(([, part]) => part)
      objects.set(name, Buffer.concat(parts))
      return say(
        200,
        `<CompleteMultipartUploadResult><Location>${url}</Location><Bucket>${bucket}</Bucket><Key>${name}</Key><ETag>"whole"</ETag></CompleteMultipartUploadResult>`,
      )
    }
    if (method === 'PUT') {
      objects.set(name, body)
      return say(200, '', { etag: etagOf(body) })
    }
    if (method === 'DELETE') {
      if (upload) uploads.delete(upload)
      else objects.delete(name)
      return say(204)
    }
    return refuse(405, 'MethodNotAllowed')
  }

  const server = createServer((request, response) => void answers(request, response))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    objects,
    uploads,
    asked,
    address: `${origin}/${bucketName}`,
    fail(which: typeof failing) {
      failing = which
    },
    settings: (prefix = '') => ({
      BACKUP_COPY: `${origin}/${bucketName}${prefix}`,
      BACKUP_COPY_KEY_ID: key.id,
      BACKUP_COPY_SECRET: key.secret,
    }),
  }
}

async function bodyOf(request: IncomingMessage) {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

const etagOf = (body: Buffer) => `"${createHash('md5').update(body).digest('hex')}"`
const hmac = (secret: string | Buffer, text: string) => createHmac('sha256', secret).update(text).digest()

function isSigned(request: IncomingMessage, url: URL): boolean {
  const given = /Credential=([^/]+)\/(\d{8})\/[^,]+, ?SignedHeaders=([^,]+), ?Signature=(\w+)/.exec(
    request.headers.authorization ?? '',
  )
  if (!given) return false
  const [, id, day = '', names = '', signature] = given
  const query = [...url.searchParams]
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .sort()
    .join('&')
  const canonical = [
    request.method,
    url.pathname,
    query,
    ...names.split(';').map((name) => `${name}:${String(request.headers[name] ?? '').trim()}`),
    '',
    names,
    request.headers['x-amz-content-sha256'],
  ].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const text = [
    'AWS4-HMAC-SHA256',
    request.headers['x-amz-date'],
    scope,
    createHash('sha256').update(canonical).digest('hex'),
  ].join('\n')
  const signing = ['s3', 'aws4_request'].reduce(hmac, hmac(hmac(`AWS4${key.secret}`, day), region))
  return id === key.id && hmac(signing, text).toString('hex') === signature
}
