import { field, listAt, stringAt, typeOf } from '../../../text/json.ts';
import { Link } from '../text/inline.tsx';
import { RichText } from '../text/rich-text.tsx';
import { useViewer } from './screen.ts';

const STATES = ['pending', 'in_progress', 'complete', 'error'] as const;

/** One task with how far it is. */
export function Task({ of }: { of: unknown }) {
  const { words } = useViewer();
  const state = STATES.find((each) => each === stringAt(of, 'status')) ?? 'pending';
  const details = field(of, 'details');
  const output = field(of, 'output');
  const sources = listAt(of, 'sources');
  return (
    <section class={`task ${state}`}>
      <p class="task-title">
        <span class="task-state">{words.taskState[state]}</span>
        <strong>{stringAt(of, 'title')}</strong>
      </p>
      {details !== undefined && <RichText of={details} />}
      {output !== undefined && (
        <>
          <p class="hint">{words.output}</p>
          <RichText of={output} />
        </>
      )}
      {sources.length > 0 && (
        <p class="hint">
          {words.sources}:{' '}
          {sources.map((source, index) => (
            <>
              {index > 0 && ' · '}
              <Link url={stringAt(source, 'url') ?? ''}>{stringAt(source, 'text')}</Link>
            </>
          ))}
        </p>
      )}
    </section>
  );
}

/** Tasks below a title. */
export function Plan({ of }: { of: unknown }) {
  return (
    <section class="plan">
      <p class="task-title">
        <strong>{stringAt(of, 'title')}</strong>
      </p>
      {listAt(of, 'tasks')
        .filter((each) => typeOf(each) === 'task_card')
        .map((each) => (
          <Task key={stringAt(each, 'task_id')} of={each} />
        ))}
    </section>
  );
}
