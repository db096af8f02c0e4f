import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { onTestFinished } from 'vitest'

/** A mail server on loopback that keeps what it takes: headers and text as they came. `refuses` turns each mail away. */
export async function mailServer() {
  const mails: { to: string[]; data: string }[] = []
  const state = { refuses: false }
  const server = createServer((socket) => {
    let to: string[] = []
    let data: string | null = null
    let rest = ''
    const say = (line: string) => socket.write(`${line}\r\n`)
    const hear = (line: string) => {
      if (data !== null) {
        if (line !== '.') {
          data += `${line}\n`
          return
        }
        mails.push({ to, data })
        data = null
        to = []
        return say('250 kept')
      }
      if (/^(EHLO|HELO)/i.test(line)) return say('250 loopback')
      if (/^MAIL FROM/i.test(line)) return say(state.refuses ? '451 later' : '250 ok')
      if (/^RCPT TO/i.test(line)) {
        to.push(/<([^>]*)>/.exec(line)?.[1] ?? '')
        return say('250 ok')
      }
      if (/^DATA/i.test(line)) {
        data = ''
        return say('354 go on')
      }
      if (/^QUIT/i.test(line)) socket.end('221 bye\r\n')
      else say('250 ok')
    }
    socket.setEncoding('utf8')
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      rest += chunk
      const lines = rest.split('\r\n')
      rest = lines.pop() ?? ''
      for (const line of lines) hear(line)
    })
    say('220 loopback')
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => void server.close())
  /** The words of a mail, whose lines and letters the protocol wraps. */
  const textOf = ({ data }: { data: string }) => {
    const body = data.split('\n\n').slice(1).join('\n\n')
    if (/quoted-printable/i.test(data))
      return Buffer.from(
        body.replace(/=\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      ).toString('utf8')
    return /base64/i.test(data) ? Buffer.from(body, 'base64').toString('utf8') : body
  }
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, mails, state, textOf }
}
