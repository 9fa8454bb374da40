/**
 * Something a person did, for whoever tells the story; words are as the person sees them. `channel` is the id of where
 * it was done, undefined in a modal or App Home.
 */
export type Deed =
  | {
      readonly kind: 'command';
      readonly userId: string;
      readonly line: string;
      readonly channel: string | undefined;
    }
  | {
      readonly kind: 'click';
      readonly userId: string;
      readonly words: string;
      readonly channel: string | undefined;
    }
  | {
      readonly kind: 'choose';
      readonly userId: string;
      readonly words: string;
      readonly option: string;
      readonly channel: string | undefined;
    }
  | {
      readonly kind: 'shortcut';
      readonly userId: string;
      readonly words: string;
      readonly channel: string | undefined;
    }
  | {
      readonly kind: 'submit';
      readonly userId: string;
      readonly title: string;
      readonly submitLabel: string;
      /** What stands in the fields that are not empty. */
      readonly fields: readonly { readonly label: string; readonly value: string }[];
    }
  | { readonly kind: 'cancel'; readonly userId: string; readonly title: string }
  | { readonly kind: 'home'; readonly userId: string };
