// How the sets of fonts from before Unicode have the letters of Vietnamese, written down from their published tables.

const tcvnLetters: [first: number, letters: string][] = [
  [0xa1, 'ĂÂÊÔƠƯĐăâêôơưđ'],
  [0xb5, 'àảãáạ'],
  [0xbb, 'ằẳẵắ'],
  [0xc6, 'ặầẩẫấậè'],
  [0xce, 'ẻẽéẹềểễếệìỉ'],
  [0xdc, 'ĩíịò'],
  [0xe1, 'ỏõóọồổỗốộờởỡớợù'],
  [0xf1, 'ủũúụừửữứựỳỷỹýỵ'],
]
const tcvn = new Map(
  tcvnLetters.flatMap(([first, letters]) =>
    Array.from(letters, (letter, i) => [letter, String.fromCharCode(first + i)]),
  ),
)

/** The letters that a font such as .VnTime has in place of a text's: a byte a letter; capitals with a tone have a font of their own. */
export const inTcvn3 = (text: string) =>
  Array.from(text.normalize('NFC'), (letter) => tcvn.get(letter) ?? tcvn.get(letter.toLowerCase()) ?? letter).join('')

const tones = ['', '\u0301', '\u0300', '\u0309', '\u0303', '\u0323']
// The sign behind a letter for each tone: of a plain one, of one with a hat, of one with a bow.
const plainTones = ['', 'ù', 'ø', 'û', 'õ', 'ï']
const hatTones = ['â', 'á', 'à', 'å', 'ã', 'ä']
const bowTones = ['ê', 'é', 'è', 'ú', 'ü', 'ë']
const iTones = ['i', 'í', 'ì', 'æ', 'ó', 'ò']

const vni = new Map<string, string>()
function add(letter: string, written: (tone: number) => string) {
  tones.forEach((tone, i) => {
    const small = `${letter}${tone}`.normalize('NFC')
    vni.set(small, written(i))
    vni.set(small.toUpperCase(), written(i).toUpperCase())
  })
}
for (const letter of 'aeou') add(letter, (tone) => letter + plainTones[tone])
for (const [letter, base] of ['âa', 'êe', 'ôo']) add(letter as string, (tone) => `${base}${hatTones[tone]}`)
add('ă', (tone) => `a${bowTones[tone]}`)
add('ơ', (tone) => `ô${plainTones[tone]}`)
add('ư', (tone) => `ö${plainTones[tone]}`)
add('i', (tone) => iTones[tone] as string)
add('y', (tone) => (tone === 5 ? 'î' : `y${plainTones[tone]}`))
vni.set('đ', 'ñ').set('Đ', 'Ñ')

/** The letters that a font such as VNI-Times has in place of a text's: a base letter and a sign behind it. */
export const inVni = (text: string) => Array.from(text.normalize('NFC'), (letter) => vni.get(letter) ?? letter).join('')
