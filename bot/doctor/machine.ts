import { stat } from 'node:fs/promises'
import { inWords } from '../backup/carry.ts'
import { elsewhereOf } from '../backup/elsewhere.ts'
import type { BackupConfig } from '../config.ts'
import { ProgramMissing, runProgram } from '../import/programs.ts'
import { diskOf, isLate, isTight, newestBackup } from '../watch/machine.ts'
import { type Finding, ill, well, worn } from './finding.ts'

const gigabyte = 1024 ** 3
const programMs = 20_000

const gigabytes = (bytes: number) => `${(bytes / gigabyte).toFixed(1)} GB`

/** Node's own line of support, by its major number. */
export function runtime(version: string): Finding {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19))
    return ill('Node', version, 'Loa needs Node 20.19 or newer; 24 is the one to install')
  if (major === 20) return worn('Node', version, 'its support ended in April 2026: install Node 24')
  return well('Node', version)
}

/** Whether the database has room to grow. */
export async function disk(url: string): Promise<Finding> {
  const found = await diskOf(url)
  if (!found) return well('Disk', 'the database is on a server')
  const said = `${gigabytes(found.size)} of data, ${gigabytes(found.free)} free`
  if (isTight(found)) return worn('Disk', said, 'free some: with a full disk nothing that people write is taken')
  return well('Disk', said)
}

const programs = [
  {
    name: 'tesseract',
    args: ['--list-langs'],
    sign: /^vie$/m,
    without: 'scans and screenshots are not read',
    packages: 'tesseract-ocr tesseract-ocr-vie',
  },
  {
    name: 'pdftoppm',
    args: ['-v'],
    sign: null,
    without: 'pages of PDF files are not shown beside their text, nor scans read',
    packages: 'poppler-utils',
  },
  {
    name: 'convert',
    args: ['-version'],
    sign: /ImageMagick/,
    without: 'scans that lie askew are read worse',
    packages: 'imagemagick',
  },
  {
    name: 'soffice',
    args: ['--version'],
    sign: null,
    without: 'pages of Word files are not drawn',
    packages: 'libreoffice-writer-nogui',
  },
]

/** Programs of the system that Loa can do without, and what it cannot do then. */
export const readingPrograms = (): Promise<Finding[]> =>
  Promise.all(
    programs.map(async ({ name, args, sign, without, packages }) => {
      const printed = await runProgram(name, args, { timeMs: programMs }).catch((error) => {
        if (error instanceof ProgramMissing) return null
        // It is there, whatever it says of itself.
        return ''
      })
      if (printed === null || (sign && printed && !sign.test(printed)))
        return worn(name, 'is not here', `${without}: apt-get install ${packages}`)
      return well(name, 'is here')
    }),
  )

/** Whether backups are made, the newest is of last night, and stands elsewhere too. */
export async function backups(config: BackupConfig, now: number): Promise<Finding[]> {
  const { BACKUP_FOLDER: folder } = config
  if (!folder)
    return [worn('Backups', 'none is made by itself', 'set BACKUP_FOLDER, on another disk than the database')]
  const newest = await newestBackup(folder).catch((error: NodeJS.ErrnoException) => error)
  if (newest instanceof Error)
    return [
      ill('Backups', `${folder} cannot be read (${newest.code})`, 'it has to be a folder of the user that Loa runs as'),
    ]
  if (!newest) return [ill('Backups', `${folder} holds none`, 'make one now: loa backup')]
  const made = isLate(newest.day, now)
    ? ill('Backups', `the newest is of ${newest.day}`, 'see backup.failed in the log, and make one now: loa backup')
    : well('Backups', `the newest is ${newest.name}`)
  return [made, await carried(config, folder, newest.name)]
}

async function carried(config: BackupConfig, folder: string, newest: string): Promise<Finding> {
  const what = 'Backups elsewhere'
  const elsewhere = elsewhereOf(config)
  if (!elsewhere)
    return worn(
      what,
      'none: a fire or a thief takes them with the machine',
      'set BACKUP_COPY, a folder or a bucket elsewhere',
    )
  try {
    if (!(await elsewhere.sizes()).has(newest))
      return ill(what, `${newest} does not stand at ${elsewhere.where}`, 'carry it now: loa backup --carry')
    // A disk that is not mounted any more leaves a folder of the same name on this one.
    if (await onOneDisk(folder, elsewhere.where))
      return worn(
        what,
        `${elsewhere.where} is on the disk of the backups themselves, which takes both with it`,
        'mount what should be there, or set BACKUP_COPY to a disk, machine or bucket elsewhere',
      )
    return well(what, `${newest} stands at ${elsewhere.where} too`)
  } catch (error) {
    return ill(what, `${elsewhere.where} does not answer: ${inWords(error)}`, 'look at its address, key and secret')
  }
}

/** Whether both are folders of one file system; what cannot be looked at is no folder here. */
async function onOneDisk(folder: string, other: string): Promise<boolean> {
  const [here, there] = await Promise.all([folder, other].map((path) => stat(path).catch(() => null)))
  return here != null && here?.dev === there?.dev
}
