import { id, method } from '../arguments.ts';

/** `files.*`: only what a form's file field needs. */
export const files = {
  'files.info': method({
    args: { file: id },
    tier: 'tier4',
    scope: 'files:read',
    run: (core, args) => ({ file: core.uploads.info(args.file), content_highlight_html: '', comments: [] }),
  }),
};
