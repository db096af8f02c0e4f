import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { painter } from './scans.ts'

/** How wide a screen is and how high its letters are, in dots; `dark`: light letters on a dark ground. */
export type Screen = { width: number; letters: number; dark?: boolean }

export const telephone: Screen = { width: 1080, letters: 44 }
/** The screen of an old computer, at 72 dots an inch. */
export const coarse: Screen = { width: 420, letters: 16 }

const font = execFileSync('fc-match', ['-f', '%{file}', 'Noto Sans:lang=vi']).toString()

/** A text in lines of so many letters at most. */
const wrapped = (text: string, most: number): string =>
  text
    .split('\n')
    .flatMap((line) => {
      const lines = ['']
      for (const word of line.split(/\s+/)) {
        const last = lines.at(-1) ?? ''
        if (last && last.length + word.length + 1 > most) lines.push(word)
        else lines[lines.length - 1] = last ? `${last} ${word}` : word
      }
      return lines
    })
    .join('\n')

/** A screenshot of a chat with one message in it, as a PNG: the name of the chat and the clock above, a time below. */
export async function screenshotOf(
  text: string,
  { width, letters, dark = false }: Screen = telephone,
): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'loa-screen-'))
  try {
    const path = join(folder, 'screen.png')
    const [ground, ink] = dark ? ['#101418', '#e8eaed'] : ['#ffffff', '#111111']
    const block = (said: string, size: number, back: string, colour: string) => [
      ...['(', '-background', back, '-fill', colour, '-font', font, '-pointsize', String(size)],
      `label:${wrapped(said, Math.floor((width * 0.88) / (size * 0.56))).replace(/[\\%@]/g, '\\$&')}`,
      ...['-gravity', 'west', '-extent', `${Math.round(width * 0.9)}x`, '+gravity'],
      ...['-bordercolor', back, '-border', String(Math.round(width * 0.05)), ')'],
    ]
    execFileSync(painter, [
      ...block('09:41   Tổ dân phố 5   87%', letters, '#0068ff', '#ffffff'),
      ...block(text, letters, ground, ink),
      ...block('12:05', Math.round(letters * 0.7), ground, '#888888'),
      ...['-append', '-strip', path],
    ])
    return readFileSync(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
