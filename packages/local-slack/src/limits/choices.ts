import { isDeepStrictEqual } from 'node:util';
import { type Fields, field, listAt } from '../text/json.ts';
import { optionsOf } from '../text/options.ts';
import { anyText, confirm, id, plain, url } from './objects.ts';
import {
  boolean,
  type Check,
  integer,
  list,
  may,
  need,
  object,
  oneOf,
  type Problem,
  refuse,
  shaped,
  string,
  tagged,
} from './schema.ts';

// Elements that choose from something. Limits: doc comments of @slack/types 3.2.0 (block-elements).

const option = (text: Check, more: Parameters<typeof object>[0] = {}): Check =>
  object({
    text: need(text),
    // 150 by newer pages, 75 by the types: the smaller one.
    value: need(string({ max: 75 })),
    description: may(plain(75)),
    ...more,
  });

const plainOption = option(plain(75));
const richOption = option(anyText(75));

const fixed = {
  options: may(list(plainOption, { max: 100 })),
  option_groups: may(
    list(object({ label: need(plain(75)), options: need(list(plainOption, { max: 100 })) }), { max: 100 }),
  ),
};

function oneSource(element: Fields, at: string): readonly Problem[] {
  return (field(element, 'options') === undefined) === (field(element, 'option_groups') === undefined)
    ? refuse(at, 'needs either options or option_groups')
    : [];
}

function initialAmongOptions(element: Fields, at: string): readonly Problem[] {
  const offered = optionsOf(element);
  const among = (initial: unknown) => offered.some((each) => isDeepStrictEqual(each, initial));
  const single = field(element, 'initial_option');
  const wrong = single === undefined || among(single) ? [] : refuse(`${at}/initial_option`, NOT_AMONG);
  const wrongs = listAt(element, 'initial_options').flatMap((each, index) =>
    among(each) ? [] : refuse(`${at}/initial_options/${index}`, NOT_AMONG),
  );
  return [...wrong, ...wrongs];
}

const NOT_AMONG = 'must exactly match one of the options';

const notMoreThanSelectable = (name: string) => (element: Fields, at: string) => {
  const most = field(element, 'max_selected_items');
  return typeof most === 'number' && listAt(element, name).length > most
    ? refuse(`${at}/${name}`, `no more than ${most} items allowed`)
    : [];
};

const acting = { action_id: may(id), confirm: may(confirm), focus_on_load: may(boolean) };
const menu = { ...acting, placeholder: may(plain(150)) };
const many = { ...menu, max_selected_items: may(integer(1, Number.MAX_SAFE_INTEGER)) };

const person = shaped('a user id', (text) => /^[UW][A-Z0-9]+$/.test(text));
const channel = shaped('a channel id', (text) => /^[CG][A-Z0-9]+$/.test(text));
const conversation = shaped('a conversation id', (text) => /^[CDG][A-Z0-9]+$/.test(text));

const anyConversation = {
  default_to_current_conversation: may(boolean),
  filter: may(
    object(
      {
        include: may(list(oneOf('im', 'mpim', 'private', 'public'), { max: 4 })),
        exclude_external_shared_channels: may(boolean),
        exclude_bot_users: may(boolean),
      },
      (filter, at) => (Object.keys(filter).length === 0 ? refuse(at, 'must have at least one field') : []),
    ),
  ),
};

/** Checks of every choosing element by its `type`. An empty list of initial values is refused (unverified). */
export const CHOICES = {
  static_select: tagged(
    'static_select',
    { ...menu, ...fixed, initial_option: may(plainOption) },
    oneSource,
    initialAmongOptions,
  ),
  multi_static_select: tagged(
    'multi_static_select',
    { ...many, ...fixed, initial_options: may(list(plainOption)) },
    oneSource,
    initialAmongOptions,
    notMoreThanSelectable('initial_options'),
  ),
  users_select: tagged('users_select', { ...menu, initial_user: may(person) }),
  multi_users_select: tagged(
    'multi_users_select',
    { ...many, initial_users: may(list(person)) },
    notMoreThanSelectable('initial_users'),
  ),
  conversations_select: tagged('conversations_select', {
    ...menu,
    ...anyConversation,
    initial_conversation: may(conversation),
    response_url_enabled: may(boolean),
  }),
  multi_conversations_select: tagged(
    'multi_conversations_select',
    { ...many, ...anyConversation, initial_conversations: may(list(conversation)) },
    notMoreThanSelectable('initial_conversations'),
  ),
  channels_select: tagged('channels_select', {
    ...menu,
    initial_channel: may(channel),
    response_url_enabled: may(boolean),
  }),
  multi_channels_select: tagged(
    'multi_channels_select',
    { ...many, initial_channels: may(list(channel)) },
    notMoreThanSelectable('initial_channels'),
  ),
  overflow: tagged('overflow', {
    action_id: may(id),
    confirm: may(confirm),
    options: need(list(option(plain(75), { url: may(url) }), { max: 5 })),
  }),
  checkboxes: tagged(
    'checkboxes',
    { ...acting, options: need(list(richOption, { max: 10 })), initial_options: may(list(richOption)) },
    initialAmongOptions,
  ),
  radio_buttons: tagged(
    'radio_buttons',
    { ...acting, options: need(list(richOption, { max: 10 })), initial_option: may(richOption) },
    initialAmongOptions,
  ),
};
