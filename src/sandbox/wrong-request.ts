// What whoever drives the sandbox got wrong, in a sentence that says what would be right. The API answers 400 with it.
export class WrongRequest extends Error {
  override name = 'WrongRequest';
}
