import { useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Wrong } from '../../ui/field.tsx'
import { useFileChoice } from '../../ui/file-choice.tsx'
import './pictures.css'
import { sendingWords as words } from './strings.ts'

const longestSeconds = 180
const largest = 4 * 1024 * 1024

type Props = { voice: File | null; onVoice: (voice: File | null) => void }

/** Speaks instead of writing: recorded here where the browser can, or a recording that lies on the phone. */
export const VoiceField = ({ voice, onVoice }: Props) => {
  const recorder = useRef<MediaRecorder | null>(null)
  const [seconds, setSeconds] = useState<number | null>(null)
  const [wrong, setWrong] = useState<string | undefined>()
  const records = typeof MediaRecorder === 'function' && !!navigator.mediaDevices
  const isRecording = seconds !== null
  useEffect(() => {
    if (!isRecording) return
    const beat = setInterval(() => setSeconds((before) => (before === null ? null : before + 1)), 1000)
    return () => clearInterval(beat)
  }, [isRecording])
  useEffect(() => {
    if (seconds !== null && seconds >= longestSeconds) recorder.current?.stop()
  }, [seconds])
  // Who leaves the page is recorded no longer.
  useEffect(() => () => recorder.current?.stream.getTracks().forEach((track) => void track.stop()), [])

  const take = (file: File) => {
    const fits = file.size <= largest
    setWrong(fits ? undefined : words.voiceLarge)
    if (fits) onVoice(file)
  }
  const { field, choose } = useFileChoice({
    label: words.pickVoice,
    accept: 'audio/*',
    onFiles: ([file]) => file && take(file),
  })
  const start = async () => {
    setWrong(undefined)
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
      const parts: Blob[] = []
      const recording = new MediaRecorder(stream, { audioBitsPerSecond: 32_000 })
      recording.ondataavailable = ({ data }) => parts.push(data)
      recording.onstop = () => {
        for (const track of stream.getTracks()) track.stop()
        setSeconds(null)
        take(new File(parts, 'loi-noi', { type: recording.mimeType }))
      }
      recorder.current = recording
      recording.start()
      setSeconds(0)
    } catch {
      setWrong(words.noMicrophone)
    }
  }
  return (
    <div className="field">
      <p className="field-label">{words.voice}</p>
      <p className="field-hint">{words.voiceHint}</p>
      {voice && <Heard voice={voice} />}
      {field}
      {isRecording && <p role="status">{words.recording(seconds)}</p>}
      {voice ? (
        <Button look="plain" onClick={() => onVoice(null)}>
          {words.dropVoice}
        </Button>
      ) : isRecording ? (
        <Button onClick={() => recorder.current?.stop()}>{words.stop}</Button>
      ) : (
        <>
          {records && (
            <Button look="plain" onClick={() => void start()}>
              {words.record}
            </Button>
          )}
          <Button look="plain" onClick={choose}>
            {words.pickVoice}
          </Button>
        </>
      )}
      {wrong && <Wrong>{wrong}</Wrong>}
    </div>
  )
}

const Heard = ({ voice }: { voice: File }) => {
  const [address, setAddress] = useState('')
  useEffect(() => {
    const made = URL.createObjectURL(voice)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [voice])
  // biome-ignore lint/a11y/useMediaCaption: nobody has written down what was said.
  return <audio controls src={address || undefined} />
}
