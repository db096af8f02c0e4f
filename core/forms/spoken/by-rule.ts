// A name in Latin letters as Vietnamese newspapers write it down: parted into syllables, each spelled as a Vietnamese one, clusters opened
// (“Smith” → “Xờ-mít”). First its letters become sounds, one sign each: C ch, S sh, T th, H kh, M nh; A ây, I ai, O ao, Y oi, U iu, V uy, and
// “ê”, “ơ” themselves. Whose language a name is of is not known: English is taken where languages differ, as most names in the news are.
const sounds: [RegExp, string][] = [
  ...([
    [/^mc/, 'mak'],
    [/^kn|^gn/, 'n'],
    [/^wr|^rh/, 'r'],
    [/^(?:ps|ts|x)/, 's'],
    [/(?<=[aeiou])tch(?=[aeiouy])/g, 'tC'],
    [/tsch|tch|cz/g, 'C'],
    [/sch|sh|sz/g, 'S'],
    [/ch(?=[rl])/g, 'k'],
    [/ch/g, 'C'],
    [/ph|pf/g, 'f'],
    [/th/g, 'T'],
    [/kh/g, 'H'],
    [/zh|dj|dg(?=e)/g, 'j'],
    [/igh/g, 'I'],
    [/^gh/, 'g'],
    [/gh(?![aeiouy])/g, ''],
    [/gh/g, '8'],
    [/nh|gn(?=[aeo]$)/g, 'M'],
    [/ck/g, 'k'],
    [/^qu/, 'kw'],
    [/qu(?=[eiy])/g, 'k'],
    [/qu/g, 'kw'],
    [/gu(?=[eiy])|g(?=ers?$)/g, '8'],
    [/cc(?=[eiy])/g, 'ks'],
    [/x/g, 'Xs'],
    [/c(?=[eiy])/g, 's'],
    [/g(?=[eiy])/g, 'j'],
    [/[cq]/g, 'k'],
    [/8/g, 'g'],
    [/([lnts])\1e$/, '$1'],
    [/tz|zz/g, 'z'],
    [/([lrfdbgvzCST])\1/g, '$1'],
    [/([^aeiouy])\1$/, '$1'],
    [/(?<=[bfkl])j/g, 'i'],
    [/wh/g, 'w'],
    [/(?<=[aeiou])h(?![aeiou])/g, ''],
  ] satisfies [RegExp, string][]),
  // Endings.
  ...([
    [/tion$/, 'Sơn'],
    [/(?<=[ts])ons?$/, 'ơn'],
    [/field$/, 'fin'],
    [/stein$/, 'staM'],
    [/oine$/, 'wan'],
    [/oi[rstx]$/, 'wa'],
    [/land$/, 'len'],
    [/(?<=.[^aeiou])(?:e[iy]|ie|ee)s?$/, 'i'],
    [/eaux?$/, 'o'],
    [/(?<=[aeiou][^aeiouywrlmn]?[^aeiouywr])(?:ers?|re|or(?=s$))$/, 'ơ'],
    [/(?<=[aeiou][^aeiouy]?)ers?$/, 'ơ'],
    [/(?<=[^aeiouyrlw])les?$/, 'ơn'],
    [/^([^aeiouy]*)a([^aeiouywr])e$/, '$1ê$2'],
    [/^([^aeiouy]*)i([^aeiouywr])e$/, '$1I$2'],
    [/^([^aeiouy]*)e([^aeiouywr])e$/, '$1i$2'],
    [/^([^aeiouy]*[ou][^aeiouyw])e$/, '$1'],
    [/(?<=[aeiouy](?:[snltvjSr]|ns|rs|nj|rj|ls))e$/, ''],
  ] satisfies [RegExp, string][]),
  // Vowels of two letters.
  ...([
    [/ay(?=[aeiou])/g, 'I'],
    [/ay/g, 'A'],
    [/y/g, 'i'],
    [/oo|ou/g, 'u'],
    [/ow$/, 'o'],
    [/ow(?![aeiou])/g, 'O'],
    [/a[uw](?![aeiou])/g, 'o'],
    [/ew(?![aeiou])/g, 'U'],
    [/ai(?=[dglnrt](?![aeiou]))|ei/g, 'A'],
    [/ai/g, 'I'],
    [/ee|ea(?=[dklmnprstCSTv]|$)/g, 'i'],
    [/ie$/, 'i'],
    [/oa(?=[^aeiou]$)|oe$/g, 'o'],
    [/oe|eu/g, 'ơ'],
    [/oi/g, 'Y'],
    [/ao/g, 'O'],
    [/([aeiou])\1/g, '$1'],
    [/w(?![aeiouêơAIO])/g, ''],
  ] satisfies [RegExp, string][]),
]

const vowel = /([aeiouêơAIOYUV])/
const clusters = /(?:[bkgpfvdtT]r|[bkgpf]l|[kgst]w)$/
const open: Record<string, string> = {
  ...{ a: 'a', e: 'ê', i: 'i', o: 'ô', u: 'u', ê: 'ê', ơ: 'ơ', A: 'ây', I: 'ai', O: 'ao', Y: 'oi', U: 'iu', V: 'uy' },
}
const closed: Record<string, string> = { ...open, e: 'e', A: 'ê' }
const beforeR: Record<string, string> = { ...open, a: 'a', e: 'e', i: 'iê', o: 'oo', u: 'uô', ơ: 'ơ', A: 'e' }
const atR: Record<string, string> = { ...open, e: 'ơ', i: 'ia', o: 'o', u: 'ua', A: 'e' }
const onsets: Record<string, string> = {
  ...{ d: 'đ', f: 'ph', j: 'gi', k: 'c', s: 'x', z: 'd', C: 'ch', S: 's', T: 'th', H: 'kh', M: 'nh', Q: 'q', X: 'c' },
}
const ends: Record<string, string> = {
  ...{ b: 'p', p: 'p', f: 'p', v: 'p', d: 't', t: 't', s: 't', z: 't', T: 't', k: 'c', g: 'c', H: 'c', X: 'c' },
  ...{ C: 'ch', S: 'ch', j: 'ch', l: 'n', n: 'n', m: 'm', M: 'nh' },
}
const acute: Record<string, string> = { a: 'á', e: 'é', ê: 'ế', i: 'í', o: 'ó', ô: 'ố', u: 'ú', ơ: 'ớ', y: 'ý' }
const glided: Record<string, string> = {
  ...{ a: 'oa', e: 'oe', ê: 'uê', i: 'uy', ô: 'uô', u: 'u', ơ: 'ơ', ai: 'oai', ây: 'uây', ao: 'oao', o: 'o', oo: 'uô' },
}

/** What a syllable ends with: its vowel as it is spelled before that, and its last consonants in one. */
function rimeOf(sign: string, coda: string, last: boolean): [nucleus: string, coda: string] {
  const [, r, rest = ''] = /^(r?)(.*)$/.exec(coda) ?? []
  if (r && !rest) return last ? [atR[sign] ?? '', ''] : [beforeR[sign] ?? '', 'c']
  const first = /^n[gk]/.test(rest) ? 'ng' : (ends[[...rest].find((one) => ends[one]) ?? ''] ?? '')
  if (r) {
    if (!last || 'cng'.includes(first))
      return first === 'n' ? ['eiu'.includes(sign) ? 'ơ' : (atR[sign] ?? ''), 'n'] : [beforeR[sign] ?? '', 'c']
    return ['eiu'.includes(sign) ? 'ơ' : (atR[sign] ?? ''), first === 'ch' ? 't' : first]
  }
  const nucleus = (first ? closed : open)[sign] ?? ''
  if (first === 'c' && (sign === 'i' || sign === 'A' || sign === 'ê' || (sign === 'e' && (last || rest === 'X'))))
    return [nucleus === 'e' ? 'ê' : nucleus, 'ch']
  if (first === 'ch') return /[iaeê]$/.test(nucleus) ? [nucleus.replace('e', 'ê'), 'ch'] : [nucleus, 't']
  if (first === 'ng' || first === 'nh') return nucleus === 'i' || first === 'nh' ? [nucleus, 'nh'] : [nucleus, 'ng']
  return [nucleus, first]
}

const stops = /^(?:p|t|c|ch)$/
const withTone = (nucleus: string, coda: string) =>
  stops.test(coda) ? nucleus.replace(/.$/u, (one) => acute[one] ?? one) + coda : nucleus + coda

function syllableOf(onset: string, sign: string, coda: string, last: boolean): string {
  const [nucleus, end] = rimeOf(sign, coda, last)
  // A vowel that glides can be closed by nothing: “Mike” is “Mai-cơ”.
  const glides = nucleus.length > 1 && /[iyo]$/.test(nucleus) && nucleus !== 'oo'
  const [head, tail] = glides
    ? [nucleus, stops.test(end) ? `-${spelled(coda.at(0) ?? '', 'ơ')}` : '']
    : [withTone(nucleus, end), '']
  if (!onset.endsWith('w')) return opened(onset, head) + tail
  const rime = glides ? (glided[nucleus] ?? nucleus) : withTone(glided[nucleus] ?? nucleus, end)
  if (onset.endsWith('kw')) return opened(`${onset.slice(0, -2)}Q`, rime.replace(/^o(?=[aáeé])/u, 'u')) + tail
  return opened(onset.slice(0, -1), rime) + tail
}

function spelled(sound: string, rime: string): string {
  const soft = /^[eêiyéếíý]/u.test(rime)
  if (sound === 'k' && soft) return `k${rime}`
  if (sound === 'g' && soft) return `gh${rime}`
  if (sound === 'j') return /^[ií]/u.test(rime) ? `g${rime}` : `gi${rime}`
  return (onsets[sound] ?? sound) + rime
}

/** Consonants one after another are said with a short vowel each, but the last, and “tr”, which Vietnamese has. */
function opened(onset: string, rime: string): string {
  const [, before = '', last = ''] = /^(.*?)(tr|.?)$/.exec(onset) ?? []
  return [...[...before].map((sound) => spelled(sound, 'ờ')), ...(last || rime ? [spelled(last, rime)] : [''])].join(
    '-',
  )
}

const folded = (word: string) =>
  word
    .toLowerCase()
    .normalize('NFD')
    .replace(/u\u0308/g, 'V')
    .replace(/o\u0308/g, 'oe')
    .replace(/\p{M}/gu, '')
    .replace(/ø/g, 'o')
    .replace(/ß/g, 'ss')
    .replace(/[æœ]/g, 'e')
    .replace(/ł/g, 'l')

/** How a name is said, syllable by syllable; null where nobody could say it as a word. */
export function soundedOut(word: string): string | null {
  const letters = folded(word)
  if (!/^[a-zV]{2,30}$/.test(letters) || !/[aeiouyV]/.test(letters)) return null
  const parts = sounds.reduce((said, [pattern, sign]) => said.replace(pattern, sign), letters).split(vowel)
  if (parts.length < 3) return null
  const said: string[] = []
  let onset = parts[0] ?? ''
  for (let at = 1; at < parts.length; at += 2) {
    const run = parts[at + 1] ?? ''
    const last = at + 2 >= parts.length
    const taken = last ? 0 : clusters.test(run) ? 2 : Math.min(run.length, 1)
    // “ng” before a vowel is heard twice: “Ăng-gô-la”.
    const coda = /^n[gk][rl]?$/.test(run) && !last && parts[at] !== 'e' ? 'ng' : run.slice(0, run.length - taken)
    said.push(syllableOf(onset, parts[at] ?? '', coda, last))
    onset = run.slice(run.length - taken)
  }
  const whole = said.join('-')
  return /^\p{Lu}/u.test(word) ? whole.replace(/^./u, (first) => first.toLocaleUpperCase('vi')) : whole
}
