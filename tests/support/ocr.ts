import { spawnSync } from 'node:child_process'

const there = (program: string, args: string[], sign: RegExp) => {
  const { stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' })
  return sign.test(`${stdout}${stderr}`)
}

/** For `describe.skipIf(...)`: on the machine that decides about a release, absence is a failure instead. */
export const noOcr =
  !process.env.REQUIRE_ALL_TESTS &&
  !(there('tesseract', ['--list-langs'], /^vie$/m) && there('pdftoppm', ['-v'], /pdftoppm version/))

/** Whether scans can be laid straight here. */
export const noPainter =
  !process.env.REQUIRE_ALL_TESTS &&
  !['magick', 'convert', '/usr/bin/convert'].some((name) => there(name, ['-version'], /^Version: ImageMagick/))

export const whyNoOcr = 'needs Debian’s OCR: apt-get install tesseract-ocr tesseract-ocr-vie poppler-utils imagemagick'
