// What one file may ask of the machine. A law code of 700 articles is 300 pages and 3 MB; a scanned one 40 MB.

export const largestFile = 100 * 1024 * 1024
export const largestText = 20 * 1024 * 1024
export const largestUnpacked = 200 * 1024 * 1024
export const mostPages = 2000
export const mostEntries = 5000
/** Beyond this many characters a file is no document that people read. */
export const longestText = 20_000_000

export const parseMs = 120_000
export const memoryMb = 512
/** Of what is read and soon gone. */
export const youngMb = 96
export const mostOcrPages = 500
export const ocrPageMs = 120_000
