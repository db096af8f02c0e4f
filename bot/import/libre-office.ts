import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runProgram } from './programs.ts'

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

/**
 * Has LibreOffice make another form of a file in a folder of the caller's, where everything that it writes stays.
 *
 * @param to what is made, as its command line names it, and the ending that it gets
 */
export async function convertedByOffice(
  folder: string,
  { bytes, ending }: { bytes: Uint8Array; ending: string },
  to: { form: string; ending: string },
  { signal, timeMs = convertMs }: { signal?: AbortSignal; timeMs?: number } = {},
) {
  const profile = join(folder, 'profile')
  await mkdir(join(profile, 'user'), { recursive: true })
  await writeFile(join(profile, 'user', 'registrymodifications.xcu'), settings)
  const given = join(folder, `document.${ending}`)
  await writeFile(given, bytes)
  await runProgram(
    'soffice',
    [
      `-env:UserInstallation=${pathToFileURL(profile).href}`,
      ...['--headless', '--norestore', '--nolockcheck', '--nodefault', '--nologo'],
      ...['--convert-to', to.form, '--outdir', folder, given],
    ],
    { signal, timeMs, home: folder },
  )
  return readFile(join(folder, `document.${to.ending}`))
}
