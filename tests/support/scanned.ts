import { execFileSync } from 'node:child_process'
import jsQR from 'jsqr'
import { pixelsOf } from './forms.ts'

type Picture = { width: number; height: number; at: (x: number, y: number) => number[] }

/** What a phone's scanner reads in a picture that Loa made, or in a page of a PDF as it is drawn for print; null for no code. */
export function scanned(file: Uint8Array, { page }: { page?: number } = {}): string | null {
  const { width, height, at } = page === undefined ? pixelsOf(file) : drawn(file, page)
  const pixels = new Uint8ClampedArray(4 * width * height)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) pixels.set([...at(x, y), 255], 4 * (y * width + x))
  return jsQR(pixels, width, height)?.data ?? null
}

/** What it reads in a code that a screen draws as squares of one path. */
export function scannedPath(path: string, size: number): string | null {
  const scale = 8
  const side = size * scale
  const pixels = new Uint8ClampedArray(4 * side * side).fill(255)
  for (const [, left, top] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    for (let y = 0; y < scale; y++)
      for (let x = 0; x < scale; x++) {
        const at = 4 * ((Number(top) * scale + y) * side + Number(left) * scale + x)
        pixels.set([0, 0, 0], at)
      }
  return jsQR(pixels, side, side)?.data ?? null
}

function drawn(pdf: Uint8Array, page: number): Picture {
  const args = ['-r', '110', '-f', String(page), '-l', String(page), '-singlefile', '-']
  const ppm = execFileSync('pdftoppm', args, { input: pdf, maxBuffer: 64 * 1024 * 1024 })
  const head = /^P6\s(\d+)\s(\d+)\s255\s/.exec(ppm.subarray(0, 40).toString('latin1'))
  if (!head) throw new Error('pdftoppm drew no picture')
  const [all, width, height] = [head[0].length, Number(head[1]), Number(head[2])]
  return { width, height, at: (x, y) => [...ppm.subarray(all + 3 * (y * width + x), all + 3 * (y * width + x) + 3)] }
}
