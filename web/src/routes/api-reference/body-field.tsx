import { controlClass } from '../../components/control-class.ts'
import { Field } from '../../components/field.tsx'

/** The JSON body, to be edited as text. */
export function BodyField(props: { value: string; error: string | undefined; onChange: (body: string) => void }) {
  return (
    <Field label="Body" note="JSON" error={props.error}>
      {(control) => (
        <textarea
          {...control}
          class={`${controlClass} font-mono text-[12px]! leading-[1.6]`}
          rows={Math.min(12, props.value.split('\n').length + 1)}
          spellcheck={false}
          value={props.value}
          onInput={(event) => props.onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
