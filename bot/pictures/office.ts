import { spawn } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { constants, setPriority } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ProgramMissing } from '../import/programs.ts'

// The first start of it in a new profile takes some seconds, and a long document some more.
const convertMs = 90_000

const option = (path: string, name: string, value: string | number | boolean) =>
  `<item oor:path="/org.openoffice.${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`

/**
 * The settings of a profile that serves one file: no macro runs, no link out of the file is followed, and what would speak to
 * the network finds a door that is shut.
 */
const settings = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
${[
  option('Office.Common/Security/Scripting', 'MacroSecurityLevel', 3),
  option('Office.Common/Security/Scripting', 'DisableMacrosExecution', true),
  option('Office.Common/Security/Scripting', 'BlockUntrustedRefererLinks', true),
  option('Inet/Settings', 'ooInetProxyType', 2),
  ...['HTTP', 'HTTPS', 'FTP'].flatMap((way) => [
    option('Inet/Settings', `ooInet${way}ProxyName`, '127.0.0.1'),
    option('Inet/Settings', `ooInet${way}ProxyPort`, 9),
  ]),
].join('\n')}
</oor:items>
`

/** Has LibreOffice make a PDF of a file in a folder of the caller's; everything that it writes stays there. */
export async function pdfOfOffice(folder: string, bytes: Uint8Array, ending: string, signal?: AbortSignal) {
  const profile = join(folder, 'profile')
  await mkdir(join(profile, 'user'), { recursive: true })
  await writeFile(join(profile, 'user', 'registrymodifications.xcu'), settings)
  const given = join(folder, `document.${ending}`)
  await writeFile(given, bytes)
  await toTheEnd(
    'soffice',
    [
      `-env:UserInstallation=${pathToFileURL(profile).href}`,
      ...['--headless', '--norestore', '--nolockcheck', '--nodefault', '--nologo'],
      ...['--convert-to', 'pdf', '--outdir', folder, given],
    ],
    { folder, signal },
  )
  return readFile(join(folder, 'document.pdf'))
}

/** Runs a program that starts others: all of them end with it. */
function toTheEnd(program: string, args: string[], { folder, signal }: { folder: string; signal?: AbortSignal }) {
  return new Promise<void>((done, failed) => {
    const child = spawn(program, args, {
      detached: true,
      stdio: 'ignore',
      cwd: folder,
      // Nothing of the service's own environment, which holds its secrets.
      env: { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: folder, TMPDIR: folder, LANG: 'C.UTF-8' },
    })
    const end = () => {
      try {
        if (child.pid) process.kill(-child.pid, 'SIGKILL')
      } catch {
        // All of them have ended already.
      }
    }
    const timer = setTimeout(end, convertMs)
    signal?.addEventListener('abort', end)
    const over = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', end)
      end()
    }
    child.on('error', (error: NodeJS.ErrnoException) => {
      over()
      failed(error.code === 'ENOENT' ? new ProgramMissing(program) : error)
    })
    child.on('close', (code) => {
      over()
      if (code === 0) done()
      else failed(new Error(`${program} ended with ${code ?? 'a signal'}`))
    })
    try {
      if (child.pid) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
    } catch {
      // It has ended already, or the system does not let us: it only runs less politely.
    }
  })
}
