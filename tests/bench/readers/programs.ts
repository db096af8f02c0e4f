import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const exec = promisify(execFile)

/** What a program prints; its exit with an error is one here too. */
export async function printed(program: string, args: string[]): Promise<string> {
  const { stdout } = await exec(program, args, { maxBuffer: 256 * 1024 * 1024, timeout: 600_000 })
  return stdout
}

/** The first of these programs that is installed and says of itself what is expected; null where none is. */
export async function installed(programs: string[], args: string[], sign: RegExp): Promise<string | null> {
  for (const program of programs) {
    const said = await exec(program, args).catch((error) => error as { stdout?: string; stderr?: string })
    if (sign.test(`${said.stdout ?? ''}${said.stderr ?? ''}`)) return program
  }
  return null
}

export const office = () => installed(['soffice', 'libreoffice'], ['--version'], /LibreOffice/)
export const painter = () => installed(['magick', 'convert', '/usr/bin/convert'], ['-version'], /^Version: ImageMagick/)
export const poppler = () => installed(['pdftoppm'], ['-v'], /pdftoppm version/)

/** Has LibreOffice turn all these files into another kind at once, each under its own name in a folder. */
export async function converted(program: string, to: string, files: string[], folder: string): Promise<void> {
  if (files.length === 0) return
  const profile = `-env:UserInstallation=file://${folder}/profile`
  await printed(program, [profile, '--headless', '--convert-to', to, '--outdir', folder, ...files])
}
