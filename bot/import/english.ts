import type { ImportNote, ImportReason } from '../../core/library/messages.ts'

// What the operator reads at the shell; the console says the same in Vietnamese out of core/library/messages.ts.
const sentences: Record<ImportReason | ImportNote, string> = {
  'document.empty': 'no text that could be read',
  'document.secret': 'bears a secrecy marking (Mật, Tối mật, Tuyệt mật): not taken in',
  'document.scattered': 'articles of one document stand apart in the file; those after the first group were left out',
  'document.elsewhere': 'is held by another unit',
  'document.many': 'holds several documents: it cannot be the new version of one',
  'document.corrected': 'was put right line by line since it was read from this very file: not read again',
  'import.right': 'whoever uploaded it may no longer write to this library',
  'line.unreadable': 'not JSON',
  'line.unknown': 'lacks the fields of any known kind of row',
  'file.missing': 'no such file or folder',
  'file.closed': 'the user that Loa runs as may not open it',
  'file.kind': 'not a kind that is read: PDF, DOCX, DOC, HTML, TXT, MD, JSONL, PNG, JPEG, TIFF',
  'file.text-only': 'not read without threads: only TXT, MD and JSONL are',
  'file.sheet': 'Spreadsheets are not read: save it as PDF, or copy the table into a DOCX',
  'file.odt': 'This kind is not read: save it as DOCX',
  'file.rtf': 'RTF is not read: save it as DOCX',
  'file.large': 'too large: a file may have 100 MB, a text 20 MB',
  'file.pages': 'more than 2,000 pages',
  'file.bomb': 'unpacks to more than 200 MB: not opened',
  'file.memory': 'needs more than 512 MB to read',
  'file.slow': 'could not be read in two minutes',
  'file.deadly': 'reading it ended the service more than once: not read any more',
  'file.encrypted': 'is locked with a password',
  'file.encoding': 'in no known encoding: save it as UTF-8',
  'file.unreadable': 'broken or cut short',
  'ocr.missing': 'a picture, and tesseract-ocr, tesseract-ocr-vie or poppler-utils is not installed',
  'ocr.many': 'beyond the 500 pictures that are read of one file',
  'page.blank': 'blank, or no letter recognized',
  'page.garbled':
    'its letters are told wrongly, and tesseract-ocr, tesseract-ocr-vie or poppler-utils is not installed',
  'page.short': 'read another way it has more letters than were taken: compare it with the original',
  'page.slow': 'not recognized in two minutes',
  'page.unreadable': 'its picture could not be read',
  'name.lies': 'its name says another kind; read by what it holds',
  macros: 'has macros: never run, only the text was read',
  'encoding.tcvn3': 'converted from TCVN3',
  'encoding.vni': 'converted from VNI',
  'encoding.windows-1258': 'converted from windows-1258',
  'text.hidden': 'has hidden text: left out, and never quoted',
  'text.struck': 'has words struck out: left out, and never quoted',
  'text.tracked': 'has tracked changes that nobody accepted: what they delete was left out; is this the final text?',
  'text.slanted': 'has letters that lie askew on the page, such as a watermark: left out, and never quoted',
  'text.garbled': 'has pages whose letters the file tells wrongly: compare them with the original',
  'text.comments': 'has comments: left out, and never quoted',
  'text.unread': 'has formulas, signs or objects that could not be read: compare it with the original',
  'text.numbers':
    'has numbers that Word counts by itself and that could not be read: check articles, clauses and points',
  'text.form': 'has a form to fill in on the page: its labels and choices are left out, and never quoted',
  'text.menu': 'has menus or boxes beside its text: left out, and never quoted',
  'number.mended':
    'a letter of the document’s number cannot be as it was read: it was taken as the only number known that it can be',
  'signatory.unread': 'a scan has the office of whoever signed and no name that could be read: fill it in',
  'signatory.mended': 'the surname of whoever signed is none: the nearest that there is was taken',
  'day.unsure': 'the day of issue has a figure that could not be read, and was left out: fill it in',
  'ocr.words':
    'has words that recognition takes for others, put right as the only ones that make sense: read it through',
  'ocr.units':
    'has small raised figures, as in m², m³ or °C, that recognition takes for others: hold its units against the original',
  'number.unsure': 'has a number of a document whose type does not exist: hold the numbers against the original',
  'secret.doubtful': 'has words like a secrecy marking: shown to communicators only, until a person has looked',
  'articles.gap': 'passes over some numbers of articles: compare it with the original, unless it is an extract',
  'numbers.gap':
    'passes over a numbered part, clause or row, or has numbers that ran together: compare it with the original',
  'text.odd': 'has many words that nobody writes so: read it over',
  'text.senseless': 'most of its words make no sense: shown to communicators only, until a person has looked',
  'text.short': 'read another way it has more letters than were taken: compare it with the original',
  'text.lost':
    'read another way it has far more letters than were taken: shown to communicators only, until a person has looked',
  'text.box': 'has a box beside its text, read behind or before it: hold it against the original',
  'table.unruled':
    'has a table whose rules are not all drawn: an empty cell, or one of several lines, may stand in the wrong place',
  'table.nested': 'has a table in a cell of another: its columns are lost there, compare it with the original',
  'table.uneven': 'has a table whose rows differ in cells: compare it with the original',
  'document.recorrect':
    'what a person put right in the version before is not in this one: compare it with the original',
  'ocr.layer': 'letters that another program laid over a scan are taken, as the first page read again says the same',
  'ocr.bent': 'a photographed page is bent, so that its lines may be read one into another: hold it against the page',
  'issuer.unknown': 'the last line of the letterhead may not be who issued it, or how its name is written',
  'title.unsure': 'its title may have a line too few or too many: hold it against the original',
  'title.capitals': 'its title stood in capitals, and holds a name that nobody could tell how to write: put it right',
  'issuer.partial':
    'who issued it may be read in part or wrongly: a line of its head is nobody’s, the number’s code is another body’s, or its place is spelled otherwise beside the day',
  'head.differs':
    'its number, day and type do not agree, or its head has one that was not taken: hold them against the original',
  'document.draft': 'it calls itself a draft: no day of force and nothing that it does to other documents was taken',
  'text.header': 'who issued it, its number or its day stand in the header of its pages, and were taken from there',
  'issuer.unsure': 'the name of who issued it came out mixed with the motto, and was not taken',
  'ocr.numbers': 'some numbers came out otherwise when they were read a second time: hold them against the page',
  'ocr.doubtful': 'some pages were recognized with little certainty: read them over',
}

/** The English sentence of what the import says of a file. */
export const inEnglish = (code: ImportReason | ImportNote) => sentences[code]
