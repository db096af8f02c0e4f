import { TextInput, type TextInputProps } from '@mantine/core'
import { wholeAddress } from './address.ts'

type Props = Omit<TextInputProps, 'value' | 'onChange' | 'type'> & { value: string; onChange: (value: string) => void }

/** An address of the web. People seldom type how it begins: that is put before it once they are done. */
export const AddressField = ({ value, onChange, ...rest }: Props) => (
  <TextInput
    {...rest}
    type="url"
    value={value}
    onChange={(event) => onChange(event.currentTarget.value)}
    onBlur={() => onChange(wholeAddress(value))}
    // The form is sent by this key, and is looked at before it leaves the field.
    onKeyDown={({ key }) => key === 'Enter' && onChange(wholeAddress(value))}
  />
)
