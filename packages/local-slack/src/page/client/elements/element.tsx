import { typeOf } from '../../../text/json.ts';
import { Boxes } from './boxes.tsx';
import { Picker } from './pickers.tsx';
import { type ElementProps, Select } from './select.tsx';
import { Files, RichWriting, Writing } from './writing.tsx';

/** Any element that holds something. */
export function Holding(props: ElementProps) {
  switch (typeOf(props.element)) {
    case 'checkboxes':
    case 'radio_buttons':
      return <Boxes {...props} />;
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return <Picker {...props} />;
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return <Writing {...props} />;
    case 'rich_text_input':
      return <RichWriting {...props} />;
    case 'file_input':
      return <Files {...props} />;
    default:
      return <Select {...props} />;
  }
}
