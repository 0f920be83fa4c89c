/**
 * The one error for a database that cannot do its work. Its message is a sentence for the person in front of the
 * program: what is wrong, and what to do next. It never holds a password.
 */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable';
}
